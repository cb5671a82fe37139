import { newId } from '../../src/base/new-id.ts';
import type { SharedFile } from '../../src/protocol/chat.ts';
import { CallError } from '../../src/protocol/errors.ts';
import type { RoomId, UserId } from '../../src/protocol/ids.ts';
import type { Handlers } from '../handlers.ts';
import type { Timed } from '../nodes/timed.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { seatOf } from '../rooms/seat-of.ts';
import type { Files } from '../storage/files.ts';

export interface FileParts {
  readonly files: Files;
  /** Bytes of one file; 0 where none can be shared. */
  readonly fileLimit: number;
}

interface Parts extends FileParts {
  readonly rooms: Rooms;
  readonly timed: Timed;
}

/** An upload that was allowed. */
export interface Upload {
  readonly room: RoomId;
  readonly user: UserId;
  readonly name: string;
  /** Bytes, at most. */
  readonly size: number;
}

/** Milliseconds within which an upload has to begin once it was allowed. */
const TICKET = 60_000;

/** Files that people share in a room: who may send one, once, by a ticket that says so; and what came of it. */
export function fileSharing({ files, fileLimit, rooms, timed }: Parts) {
  const keyOf = (ticket: string): string => `ticket ${ticket}`;

  const handlers: Handlers<'chat:upload'> = {
    async 'chat:upload'(session, { room, name, size }) {
      const { member } = await seatOf(session, room, rooms);
      if (fileLimit === 0) throw new CallError('forbidden', 'no files can be shared here');
      if (size > fileLimit) throw new CallError('too-large', `at most ${fileLimit} bytes`);
      const ticket = newId();
      const upload: Upload = { room, user: member.user, name, size };
      await timed.set(keyOf(ticket), JSON.stringify(upload), TICKET);
      return { ticket };
    },
  };

  return {
    handlers,
    /** What a ticket allows; it is used up by that, whatever comes of the upload. Throws `not-found` where there is none. */
    async claim(ticket: string): Promise<Upload> {
      const upload = await timed.take(keyOf(ticket));
      if (upload === undefined) throw new CallError('not-found', 'no such upload');
      return JSON.parse(upload) as Upload;
    },
    /** Keeps what was uploaded, where who sends it is still in the room. `type` is what the content says. */
    async receive(
      { room, user, name, size }: Upload,
      bytes: Uint8Array<ArrayBuffer>,
      type: string | undefined,
    ): Promise<SharedFile> {
      if (bytes.length > size) throw new CallError('too-large');
      if (bytes.length === 0) throw new CallError('invalid', 'file: expected content');
      const members = Object.values((await rooms.get(room))?.doc.members ?? {});
      if (!members.some((member) => member.user === user))
        throw new CallError('not-found', 'no such room');
      const id = newId();
      const file = { id, name, size: bytes.length, type: type ?? 'application/octet-stream' };
      await files.put({ room, user, file, bytes });
      return file;
    },
    /** The file that this person has uploaded for this room. */
    async ownFile(id: string, room: RoomId, user: UserId): Promise<SharedFile> {
      const about = await files.about(id);
      if (!about || about.room !== room || about.user !== user)
        throw new CallError('not-found', 'no such file');
      return about.file;
    },
  };
}

export type FileSharing = ReturnType<typeof fileSharing>;
