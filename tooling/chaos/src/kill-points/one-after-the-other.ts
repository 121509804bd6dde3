import { seedCampaigns } from "../site/campaigns.ts";
import type { Site } from "../site/site.ts";
import type { Trap } from "./trap.ts";

/**
 * Gives trapped workers that are idle a job each, until all were killed. One job after the other: a worker takes what it finds, since
 * a job that waits for its turn at a provider leaves room for another.
 *
 * @returns the jobs, in the order of the kills.
 */
export async function killOneAfterTheOther(site: Site, traps: readonly Trap[]): Promise<string[]> {
  const waiting = new Set(traps.map((trap) => ({ sprung: trap.sprung() })));
  // The first that does not spring is told; the others' complaints come too late.
  for (const { sprung } of waiting) sprung.catch(() => {});
  const jobIds: string[] = [];
  while (waiting.size > 0) {
    const [campaign] = await seedCampaigns(site, { campaigns: 1, leads: 1 });
    jobIds.push(...(campaign?.jobIds ?? []));
    waiting.delete(await Promise.race([...waiting].map((each) => each.sprung.then(() => each))));
  }
  return jobIds;
}
