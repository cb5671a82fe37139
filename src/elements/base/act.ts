import type { Engine } from '../../engine/engine.ts';
import { CallError } from '../../protocol/errors.ts';

/**
 * Says what a person wants, as an event that the page may cancel, and does it unless the page did. What goes wrong is
 * heard as `call-error`, so that callers need not wait. Answers whether it is being done.
 */
export function act(
  host: HTMLElement,
  engine: Engine | undefined,
  intent: string,
  detail: object,
  deed: (engine: Engine) => Promise<void> | void,
): boolean {
  const event = new CustomEvent(intent, {
    bubbles: true,
    composed: true,
    cancelable: true,
    detail,
  });
  if (!host.dispatchEvent(event) || !engine) return false;
  Promise.resolve()
    .then(() => deed(engine))
    .catch((thrown) => {
      const { code, message } = CallError.from(thrown);
      engine.facts.emit('call-error', { code, message });
    });
  return true;
}
