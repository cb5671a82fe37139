import type { Engine } from '../../engine/engine.ts';
import type { Localize } from '../base/localize.ts';

/** Why it is not known what somebody has missed: nobody is signed in, or the server has not told yet. */
export function whyUnknown(engine: Engine | undefined, words: Localize): string {
  const refusal = engine?.signaling.refusal.value;
  if (!engine || refusal) return words.error(refusal?.code ?? 'unauthorized');
  const line = engine.signaling.state.value;
  return words.term(line === 'offline' || line === 'reconnecting' ? 'serverLost' : 'connecting');
}
