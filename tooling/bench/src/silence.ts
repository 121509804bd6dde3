import { setTimeout as sleep } from "node:timers/promises";
import { closeBreaker, openBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import { type Figure, median } from "./figures.ts";
import { researchAlone, specOf } from "./pace/limits.ts";
import { nextArrival } from "./pace/next-arrival.ts";
import { newClient, startCampaigns } from "./pace/run-campaign.ts";
import { openSite, type Site } from "./pace/site.ts";
import type { PaceOptions } from "./pace.ts";

export type SilenceOptions = Pick<PaceOptions, "limit" | "latency"> & { readonly rounds: number };

/** Enough that there is work to the end at the default limit. */
const LEADS_A_ROUND = 100;

const STAYS_OPEN_MS = 500;

/** How soon calls arrive again after a worker was restarted, and after the breaker was opened and closed. */
export async function benchSilence(lab: Lab, options: SilenceOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_silence");
  const limits = researchAlone(options.limit).env;
  await using site = await openSite(database, { limits, latency: options.latency, workers: 1 });
  const db = database.pool(2);
  await startCampaigns(db, await newClient(db), { leads: options.rounds * LEADS_A_ROUND, campaigns: 1 });
  let [worker] = site.workers;
  const restarted: number[] = [];
  const closed: number[] = [];
  for (let round = 0; round < options.rounds; round++) {
    await nextArrival(site, Date.now());
    await worker?.[Symbol.asyncDispose]();
    worker = await site.startWorker();
    restarted.push(await untilNextArrival(site));
    const by = { actor: "bench", reason: "benchmark" };
    const { epoch } = await transaction(db, (tx) => openBreaker(tx, by));
    // Calls whose intents were committed before still arrive.
    await sleep(STAYS_OPEN_MS);
    await transaction(db, (tx) => closeBreaker(tx, { ...by, epoch }));
    closed.push(await untilNextArrival(site));
  }
  const benchmark = `silence, limit ${specOf(options.limit)}`;
  const figure = (what: string, values: readonly number[]): Figure[] => [
    { benchmark, what: `${what}, median`, value: median(values), unit: "ms" },
    {
      benchmark,
      what: `${what}, longest`,
      value: Math.max(...values),
      unit: "ms",
      target: { is: "at most", limit: 2_000 },
    },
  ];
  return [
    ...figure("from a worker's registration after a restart", restarted),
    ...figure("from a close, half a second after an opening", closed),
  ];
}

async function untilNextArrival(site: Site): Promise<number> {
  const since = Date.now();
  return (await nextArrival(site, since)) - since;
}
