import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/** A flush counts as shortly before the next for this many times as long as a flush lingers. */
const SHORTLY = 4;

/**
 * Gathers concurrent requests into set-based ones: while one flush is in flight, the next collects what arrives. Each flush waits one
 * turn of the event loop, so that callers who were just answered and ask again are included: without it 50 callers split into two halves.
 * Claiming and completing this way costs a tenth of graphile-worker's throughput instead of a third
 * (0.90 of it at 50 jobs at once, against 0.65 with one prepared statement each).
 *
 * @param flush answers each input, in order. If it rejects, every caller of that flush gets its error.
 * @param lingerMs how much longer a flush waits if another ended shortly before it: more callers then share it.
 * @param most the most callers at a time: once so many have asked, a flush waits no longer.
 */
export function gather<In, Out>(
  flush: (inputs: readonly In[]) => Promise<readonly Out[]>,
  {
    lingerMs = 0,
    most = Number.POSITIVE_INFINITY,
  }: { readonly lingerMs?: number; readonly most?: number } = {},
): (input: In) => Promise<Out> {
  type Waiting = { input: In; resolve: (out: Out) => void; reject: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let flushing = false;
  let enough = () => {};
  let busyUntil = Number.NEGATIVE_INFINITY;

  const run = async () => {
    flushing = true;
    while (waiting.length > 0) {
      await nextTurn();
      if (performance.now() < busyUntil && waiting.length < most) await linger();
      const batch = waiting;
      waiting = [];
      try {
        const outs = await flush(batch.map(({ input }) => input));
        for (const [place, { resolve }] of batch.entries()) resolve(outs[place] as Out);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
      busyUntil = performance.now() + SHORTLY * lingerMs;
    }
    flushing = false;
  };

  const linger = async () => {
    const stop = new AbortController();
    enough = () => stop.abort();
    await sleep(lingerMs, undefined, { signal: stop.signal }).catch(() => {});
  };

  return (input) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      if (waiting.length >= most) enough();
      if (!flushing) void run();
    });
}
