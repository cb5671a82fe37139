/** Loaded into a server process before its program: answers any message with the bytes on its heap that are in use. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
