import { setTimeout as sleep } from "node:timers/promises";
import { closeBreaker, openBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, type Tx } from "@leadgen/db";
import { timed } from "../figures.ts";
import type { Site } from "./site.ts";

/** Time between two openings, and how long the breaker stays OPEN, in milliseconds. */
const EVERY = 1_000;
const STAYS_OPEN = 300;

/** Opens and closes the breaker every second, by hand and by a failure in turn. Leaves it CLOSED. */
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

/** Waits for a worker to report the failure; false if its claim was too old to open the breaker, or if time is up. */
async function openByFailure(site: Site, end: AbortSignal): Promise<boolean> {
  const reported = Promise.withResolvers<boolean>();
  site.failNextCall = reported.resolve;
  const giveUp = () => {
    // No worker has taken it, and none will: the workers are stopping.
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
