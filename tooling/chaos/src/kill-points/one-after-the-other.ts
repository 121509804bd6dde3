import { seedCampaigns } from "../site/campaigns.ts";
import type { Site } from "../site/site.ts";
import type { Trap } from "./trap.ts";

/**
 * Gives idle trapped workers one job at a time until all were killed. A worker takes every job that it finds, since a job that
 * waits for its turn at a provider leaves room for another.
 *
 * @returns the jobs, in the order of the kills.
 */
export async function killOneAfterTheOther(site: Site, traps: readonly Trap[]): Promise<string[]> {
  const waiting = new Set(traps.map((trap) => ({ sprung: trap.sprung() })));
  // The first trap that does not spring is reported; the complaints of the others come too late.
  for (const { sprung } of waiting) sprung.catch(() => {});
  const jobIds: string[] = [];
  while (waiting.size > 0) {
    const [campaign] = await seedCampaigns(site, { campaigns: 1, leads: 1 });
    jobIds.push(...(campaign?.jobIds ?? []));
    waiting.delete(await Promise.race([...waiting].map((each) => each.sprung.then(() => each))));
  }
  return jobIds;
}
