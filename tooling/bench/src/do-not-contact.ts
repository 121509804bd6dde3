import type { Lab } from "@leadgen/testkit/lab";
import { type Figure, median, timed } from "./figures.ts";
import { NO_LIMITS } from "./pace/limits.ts";
import { newClient, runCampaigns, TITLES } from "./pace/run-campaign.ts";
import { openSite } from "./pace/site.ts";

export interface DoNotContactOptions {
  readonly leads: number;
  /** Entries of the do-not-contact list. */
  readonly refused: number;
  readonly rounds: number;
}

/** A campaign whose organization has a long do-not-contact list, against the same campaign without one; no limits. */
export async function benchDoNotContact(lab: Lab, options: DoNotContactOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_do_not_contact");
  await using _site = await openSite(database, { limits: NO_LIMITS, workers: 1 });
  const db = database.pool(2);
  const load = { leads: options.leads, campaigns: 1 };
  const free = await newClient(db, { titles: TITLES.slice(0, 2) });
  const careful = await newClient(db, { titles: TITLES.slice(2, 4), refused: options.refused });
  const without: number[] = [];
  const listed: number[] = [];
  const sides = [
    async () => without.push(await timed(() => runCampaigns(db, free, load))),
    async () => listed.push(await timed(() => runCampaigns(db, careful, load))),
  ];
  // The first round warms the worker up and is discarded; then the order alternates.
  for (let round = 0; round <= options.rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
    if (round === 0) for (const times of [without, listed]) times.length = 0;
  }
  const benchmark = `do-not-contact, ${options.leads} leads, ${options.refused} entries`;
  return [
    { benchmark, what: "without a list", value: median(without), unit: "ms" },
    { benchmark, what: "with the list", value: median(listed), unit: "ms" },
    {
      benchmark,
      what: "with / without",
      value: median(listed.map((time, round) => time / (without[round] ?? Number.NaN))),
      unit: "x",
      target: { is: "at most", limit: 1.05 },
    },
  ];
}
