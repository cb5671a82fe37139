import type { SharedFile } from '../../src/protocol/chat.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';

/** What is known of a file. */
export interface FileFacts {
  readonly room: RoomId;
  /** Who sent it. */
  readonly user: UserId;
  readonly file: SharedFile;
}

export interface StoredFile extends FileFacts {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where files are kept that people share. */
export interface Files {
  put(stored: StoredFile): Promise<void>;
  get(id: string): Promise<StoredFile | undefined>;
  about(id: string): Promise<FileFacts | undefined>;
  remove(id: string): Promise<void>;
  /** Removes all files of a room. */
  forget(room: RoomId): Promise<void>;
}
