import { setTimeout as sleep } from "node:timers/promises";
import { closeBreaker, openBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, type Tx } from "@leadgen/db";
import { timed } from "../figures.ts";
import type { Site } from "./site.ts";

/** From one opening to the next, and how long it stays OPEN, in milliseconds. */
const EVERY = 1_000;
const STAYS_OPEN = 300;

/** An opening and a closing every second: by hand, then by a failure, in turn. Leaves the breaker CLOSED. */
export async function runOperator(site: Site, end: AbortSignal): Promise<void> {
  for (let turn = 0; !end.aborted; turn++) {
    const began = performance.now();
    const opened = turn % 2 === 0 ? await openByHand(site) : await openByFailure(site, end);
    if (opened) {
      await sleep(STAYS_OPEN);
      const { epoch } = await readBreaker(autocommit(site.db));
      const closing = { actor: "bench", reason: "carry on", epoch };
      site.tally.closings.push(await timed(() => site.run((tx) => closeBreaker(tx, closing))));
    }
    await sleep(Math.max(0, EVERY - (performance.now() - began)));
  }
}

async function openByHand(site: Site): Promise<boolean> {
  const opening = { actor: "bench", reason: "emergency stop" };
  site.tally.openings.push(await timed(() => site.run((tx) => openBreaker(timingLock(site, tx), opening))));
  return true;
}

/** The verb's first statement takes the lock. */
function timingLock({ tally }: Site, tx: Tx): Tx {
  let first = true;
  return {
    async query<Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> {
      if (!first) return tx.query<Row>(sql, params);
      first = false;
      const began = performance.now();
      const rows = await tx.query<Row>(sql, params);
      tally.lockWaits.push(performance.now() - began);
      return rows;
    },
  };
}

/** Waits for a worker to report the failure; false when its claim was too old to open anything, or time is up. */
async function openByFailure(site: Site, end: AbortSignal): Promise<boolean> {
  const reported = Promise.withResolvers<boolean>();
  site.failNextCall = reported.resolve;
  const giveUp = () => {
    // No worker has taken it yet, and none will: the workers stop.
    if (site.failNextCall === undefined) return;
    site.failNextCall = undefined;
    reported.resolve(false);
  };
  end.addEventListener("abort", giveUp, { once: true });
  if (end.aborted) giveUp();
  const opened = await reported.promise;
  end.removeEventListener("abort", giveUp);
  return opened;
}
