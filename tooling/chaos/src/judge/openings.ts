import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/** For experiments in which no provider fails and no person opens the breaker: every opening is a false alarm. */
export async function falseAlarms(site: Site): Promise<string[]> {
  const events = await rowsOf<{ reason: string }>(
    site,
    "SELECT reason FROM breaker_event WHERE kind = 'OPENED'",
  );
  return events.map(({ reason }) => `No provider failed, and the breaker was opened: ${reason}`);
}
