import { CallError } from '../../protocol/errors.ts';
import type { ChatPanelView } from './chat-panel.view.ts';

/** Does what needs the network, for somebody who does not wait for it. What goes wrong is heard as `call-error`. */
export function attempt({ host }: ChatPanelView, deed: () => Promise<void>): void {
  deed().catch((thrown) => {
    const { code, message } = CallError.from(thrown, 'offline');
    host.engine?.facts.emit('call-error', { code, message });
  });
}
