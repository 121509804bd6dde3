import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 100;

/** Waits until a GET of the URL answers 2xx. @throws the signal's reason. */
export async function waitForUrl(url: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(url, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(POLL_MS, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
