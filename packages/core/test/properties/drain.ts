import { close, type Site, sweep, type Worker } from "./site.ts";
import { work } from "./work.ts";

/** Far more rounds than the jobs of a schedule have steps. */
const ROUNDS = 60;

/**
 * Lets everything come to its end as it would in life: the operator closes, the sweep declares silent workers dead, and those who
 * live go on with what they hold and answer the doorbells until none rings. Nothing else is looked for.
 */
export async function drain(site: Site): Promise<void> {
  const { state } = await site.verbs.readBreaker(site.system.db);
  if (state === "OPEN") await close(site);
  await sweep(site);
  for (let round = 0; round < ROUNDS; round += 1) {
    const busy = await Promise.all(site.workers.map((worker) => goOn(site, worker)));
    if (!busy.includes(true)) return;
  }
  site.complaints.push("the doorbells never cease");
}

/** The next thing for each job in hand, or else one doorbell more. @returns whether there was any. */
async function goOn(site: Site, worker: Worker): Promise<boolean> {
  if (worker.holds.size === 0) return work(site, worker, 0);
  await Promise.all([...worker.holds].map(() => work(site, worker, 0)));
  return true;
}
