import { computed, signal } from '@preact/signals-core';
import type { EngineSignal } from './engine-context.ts';

interface Provider extends Element {
  readonly engineSignal: EngineSignal;
}

const providers = signal<readonly Provider[]>([]);

/** Lists a provider for elements that have none around them. Answers with how to take it off the list. */
export function offerToPage(provider: Provider): () => void {
  const others = providers.peek().filter((one) => one !== provider);
  providers.value = [...others, provider].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  return () => {
    providers.value = providers.peek().filter((one) => one !== provider);
  };
}

/** The page's provider, wherever it stands. */
export const pageProvider = (): Element | undefined => providers.peek()[0];

/** The engine of the page's provider: the first one in the document, whenever it appears. */
export const pageEngine: EngineSignal = computed(() => providers.value[0]?.engineSignal.value);
