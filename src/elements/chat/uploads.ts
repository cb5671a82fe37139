import { html, nothing } from 'lit';
import x from 'lucide/dist/esm/icons/x.mjs';
import type { Room } from '../../engine/room/room.ts';
import type { SharedFile } from '../../protocol/chat.ts';
import { CallError } from '../../protocol/errors.ts';
import { icon } from '../base/icon.ts';
import type { ChatPanelView } from './chat-panel.view.ts';
import { sizeOf } from './file-card.ts';

interface Upload {
  readonly content: File;
  /** What the server has of it; sending it may still fail. */
  uploaded?: SharedFile;
  error?: CallError;
}

/** Files on their way to the chat, above the text field. What fails stays there, to be tried again or removed. */
export class Uploads {
  readonly #view: ChatPanelView;
  readonly #room: Room;
  #all: readonly Upload[] = [];

  constructor(view: ChatPanelView, room: Room) {
    this.#view = view;
    this.#room = room;
  }

  /** Has the browser ask which. */
  choose(): void {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => this.add(input.files ?? []));
    input.click();
  }

  /** Answers whether there were any. */
  add(files: Iterable<File>): boolean {
    const added = [...files].map((content): Upload => ({ content }));
    this.#all = [...this.#all, ...added];
    for (const upload of added) void this.#send(upload);
    return added.length > 0;
  }

  render(): unknown {
    const { words } = this.#view.host;
    return this.#all.map((upload) => {
      const { error, content } = upload;
      const remove = words.term('removeFile', content.name);
      const said = error ? words.error(error.code) : words.term('sending');
      return html`<div part="upload" class=${error ? 'failed' : ''}>
        <p class="what" role="status"><bdi class="begin">${content.name}</bdi><small>${sizeOf(content.size, words)}, ${said}</small></p>
        ${
          error
            ? html`<button type="button" class="retry" @click=${() => this.#send(upload)}>${words.term('retry')}</button>
                <button part="cancel" type="button" aria-label=${remove} title=${remove} @click=${() => this.#drop(upload)}>${icon(x)}</button>`
            : nothing
        }
      </div>`;
    });
  }

  async #send(upload: Upload): Promise<void> {
    const { content } = upload;
    delete upload.error;
    this.#view.host.requestUpdate();
    try {
      const { chat } = this.#room;
      const more = await chat.loadMore();
      upload.uploaded ??= await more.upload(content, content.name);
      // From here on it is a message, which fails and is tried again as such.
      void chat.send('', { file: upload.uploaded.id }).catch(() => {});
      this.#view.isAtEnd = true;
      this.#drop(upload);
    } catch (thrown) {
      upload.error = CallError.from(thrown);
      this.#view.host.requestUpdate();
    }
  }

  #drop(upload: Upload): void {
    this.#all = this.#all.filter((one) => one !== upload);
    this.#view.host.requestUpdate();
  }
}
