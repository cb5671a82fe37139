import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a server's process has at one moment. */
export interface Moment {
  /** Bytes of its heap that are in use, after its rubbish was collected. */
  readonly heap: number;
  /** Bytes of memory in all. */
  readonly memory: number;
  /** What keeps it running: sockets, timers, files. */
  readonly handles: number;
  /** Milliseconds by which it came late at the worst since it was asked last, but for one in a hundred times. */
  readonly lag: number;
}

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** Loaded into a server's process before its program: answers any message with what there is. */
process.on('message', () => {
  const lag = delay.percentile(99) / 1e6 - 10;
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  const handles = process.getActiveResourcesInfo().length;
  delay.reset();
  process.send?.({ heap: heapUsed, memory: rss, handles, lag } satisfies Moment);
});
