/** What is to be seen in the title, the newest last. */
const wanted: string[] = [];
/** The page's own title: as it was, or as the page has set it meanwhile. */
let own = '';
let shown = '';
let observer: MutationObserver | undefined;

/** Shows a text in the tab's title until `until` is aborted, and gives the page back the title that it wants by then. */
export function showInTitle(text: string, until: AbortSignal): void {
  if (until.aborted) return;
  if (wanted.length === 0) {
    own = document.title;
    observer = new MutationObserver(() => document.title !== shown && show());
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
  } else note();
  wanted.push(text);
  set();
  until.addEventListener(
    'abort',
    () => {
      note();
      wanted.splice(wanted.lastIndexOf(text), 1);
      set();
      if (wanted.length === 0) observer?.disconnect();
    },
    { once: true },
  );
}

function show(): void {
  note();
  set();
}

/** Another title than ours was set by the page, which is to find it again. */
function note(): void {
  if (document.title !== shown) own = document.title;
}

function set(): void {
  document.title = wanted.at(-1) ?? own;
  // As the document has it: blanks are stripped and collapsed.
  shown = document.title;
}
