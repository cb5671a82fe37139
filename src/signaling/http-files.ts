import type { SharedFile } from '../protocol/chat.ts';
import { CallError, type ErrorReply } from '../protocol/errors.ts';
import type { FileExchange } from './signaling.ts';

/** Files to and from a server by HTTP. What they may be sent by, and found under, comes over the connection. */
export const httpFiles = (server: string): FileExchange => ({
  async upload(ticket, content) {
    // Without the type that the page believes it to be: the server looks for itself.
    const body = new Blob([content], { type: 'application/octet-stream' });
    const answer = await fetch(`${server}/api/files/${ticket}`, { method: 'POST', body }).catch(
      (cause) => {
        throw new CallError('offline', 'the upload broke', { cause });
      },
    );
    const said = (await answer.json().catch(() => ({}))) as {
      file?: SharedFile;
      error?: ErrorReply;
    };
    if (said.file) return said.file;
    throw new CallError(said.error?.code ?? 'internal', said.error?.message);
  },
  addressOf: (id) => `${server}/api/files/${encodeURIComponent(id)}`,
});
