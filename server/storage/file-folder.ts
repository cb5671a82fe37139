import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ENDING = '.shared';

/** A folder of files, under names that the server made up. */
export class FileFolder {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Rejects where the folder cannot be. */
  static async open(path: string): Promise<FileFolder> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return new FileFolder(path);
  }

  async write(id: string, bytes: Uint8Array): Promise<void> {
    await writeFile(this.#pathOf(id), bytes, { flag: 'wx', mode: 0o600 });
  }

  /** Undefined where it is not there. */
  async read(id: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const bytes = await readFile(this.#pathOf(id)).catch(() => undefined);
    return bytes && new Uint8Array(bytes);
  }

  remove(id: string): Promise<void> {
    return rm(this.#pathOf(id), { force: true });
  }

  /** The ids of all that were written before a time (milliseconds since the epoch). */
  async idsBefore(time: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const name of await readdir(this.#path)) {
      if (!name.endsWith(ENDING)) continue;
      const facts = await stat(join(this.#path, name)).catch(() => undefined);
      if (facts && facts.mtimeMs < time) ids.push(name.slice(0, -ENDING.length));
    }
    return ids;
  }

  #pathOf(id: string): string {
    return join(this.#path, `${id}${ENDING}`);
  }
}
