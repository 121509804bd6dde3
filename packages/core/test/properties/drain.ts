import { close, type Site, sweep, type Worker } from "./site.ts";
import { work } from "./work.ts";

/** The most rounds: far more than the jobs of a schedule have steps. */
const ROUNDS = 60;

/**
 * Lets all jobs end as they would in production: the operator closes the breaker, the sweep declares silent workers dead, and live workers
 * go on with their jobs and answer doorbells until none is left.
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

/** Takes the next step of each held job, or else answers one more doorbell. @returns whether there was anything to do. */
async function goOn(site: Site, worker: Worker): Promise<boolean> {
  if (worker.holds.size === 0) return work(site, worker, 0);
  await Promise.all([...worker.holds].map(() => work(site, worker, 0)));
  return true;
}
