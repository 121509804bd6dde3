import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until a moment by `performance.now()`. Loops because timers may fire a little early.
 *
 * @throws the signal's reason
 */
export async function waitUntil(moment: number, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    const left = moment - performance.now();
    if (left <= 0) return;
    await sleep(Math.ceil(left), undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
  }
}
