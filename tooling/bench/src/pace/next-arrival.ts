import { setTimeout as sleep } from "node:timers/promises";
import type { Site } from "./site.ts";

/** Longer than any silence that a rescue may cause, in milliseconds. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 20;

/** Waits for the first research call after `since`. @returns when it arrived; both in milliseconds since 1970. */
export async function nextArrival(site: Site, since: number): Promise<number> {
  while (Date.now() < since + PATIENCE_MS) {
    const next = (await site.arrivals()).find((at) => at > since);
    if (next !== undefined) return next;
    await sleep(LOOK_MS);
  }
  throw new Error("bench-p4: no call arrived any more");
}
