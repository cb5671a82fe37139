/** One icon of lucide, as the list of its SVG elements; importing each by itself keeps bundles small. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  const icon: ReadonlyArray<readonly [tag: string, attributes: Readonly<Record<string, string>>]>;
  export default icon;
}
