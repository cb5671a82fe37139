/** How the page about the API looks: light or dark as the reader has it, and on narrow screens without a bar to scroll by. */
export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; overflow-wrap: anywhere; }
h1 small, dt small { font-weight: normal; opacity: 0.75; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
details { border: 1px solid color-mix(in srgb, currentColor 30%, transparent); border-radius: 0.5rem; margin: 0.5rem 0; padding: 0 0.75rem; }
details[open] { padding-bottom: 0.75rem; }
summary { padding: 0.6rem 0; cursor: pointer; }
summary span { display: block; }
code { font-family: ui-monospace, monospace; }
summary code:first-child { font-weight: bold; }
dl { margin: 0.25rem 0; }
dd { margin: 0 0 0.5rem 1rem; }
dd dl { border-inline-start: 2px solid color-mix(in srgb, currentColor 20%, transparent); padding-inline-start: 0.75rem; }
p { margin: 0.5rem 0; }
h3 { font-size: 1rem; margin: 0.75rem 0 0.25rem; }
a { color: light-dark(#0b57d0, #a8c7fa); }
`;
