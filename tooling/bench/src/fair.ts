import type { Lab } from "@leadgen/testkit/lab";
import { type Figure, median, timed } from "./figures.ts";
import { researchAlone } from "./pace/limits.ts";
import { nextArrival } from "./pace/next-arrival.ts";
import { newClient, runCampaigns, startCampaigns, TITLES } from "./pace/run-campaign.ts";
import { openSite } from "./pace/site.ts";
import type { PaceOptions } from "./pace.ts";

export type FairOptions = Pick<PaceOptions, "limit" | "latency" | "workers"> & {
  /** Leads of the campaign that runs already. */
  readonly behind: number;
  readonly rounds: number;
};

const FEW = { leads: 10, campaigns: 1 };

/** How long a campaign of ten leads takes behind a large one, against the time that it takes alone. */
export async function benchFair(lab: Lab, options: FairOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_fair");
  await using site = await openSite(database, { ...options, limits: researchAlone(options.limit).env });
  const db = database.pool(2);
  // A search pages past the people that the organization knows already, which is not what is measured.
  const client = await newClient(db, { titles: TITLES.slice(0, 2) });
  const large = await newClient(db, { titles: TITLES.slice(2) });
  const few = () => timed(() => runCampaigns(db, client, FEW));
  const alone: number[] = [];
  const behind: number[] = [];
  for (let round = 0; round < options.rounds; round++) alone.push(await few());
  const began = Date.now();
  await startCampaigns(db, large, { leads: options.behind, campaigns: 1 });
  await nextArrival(site, began);
  for (let round = 0; round < options.rounds; round++) behind.push(await few());
  const benchmark = `fair, ${FEW.leads} leads behind ${options.behind}`;
  return [
    { benchmark, what: "alone", value: median(alone), unit: "ms" },
    { benchmark, what: "beside the large campaign", value: median(behind), unit: "ms" },
    {
      benchmark,
      what: "beside / alone, with two running campaigns",
      value: median(behind) / median(alone),
      unit: "x",
      target: { is: "at most", limit: 1.5 * 2 },
    },
  ];
}
