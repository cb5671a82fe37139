let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells something at the lower edge of the page, for as long as it takes to read. */
export function show(text: string): void {
  const line = document.getElementById('trouble');
  if (!line) return;
  line.textContent = text;
  line.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => {
    line.hidden = true;
  }, 6_000);
}
