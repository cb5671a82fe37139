import { ContextConsumer, ContextRoot } from '@lit/context';
import { engineContext } from './engine-context.ts';
import { setJoin } from './joining.ts';
import { Localize } from './localize.ts';

// Remembers requests that nobody answered yet, for providers that are defined or upgraded later.
new ContextRoot().attach(document.documentElement);

setJoin((element) => {
  element.words = new Localize(element);
  new ContextConsumer(element, {
    context: engineContext,
    subscribe: true,
    callback: (engine) => element.useEngine(engine),
  });
});
