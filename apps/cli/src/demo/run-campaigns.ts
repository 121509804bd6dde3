import { PROVIDER_NAMES } from "@leadgen/core";
import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import type { Snapshot } from "../api/snapshot.ts";
import { BRIEFS } from "../campaign-briefs.ts";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { watchProgress } from "../show/watch-progress.ts";
import { LEADS_PER_CAMPAIGN, OUTAGE_AT, SENDING } from "./demo-settings.ts";
import type { PlannedOutage } from "./planned-outage.ts";
import type { Stage } from "./stage.ts";
import type { World } from "./start-world.ts";

/** Creates an organization and its campaigns. @returns their ids. */
export async function createCampaigns({
  api,
}: World): Promise<{ organizationId: string; campaignIds: string[] }> {
  const { id: organizationId } = await api.organization.create.mutate({ name: "Demo agency" });
  const campaigns = await Promise.all(
    BRIEFS.map((brief) =>
      api.campaign.create.mutate({ organizationId, leadLimit: LEADS_PER_CAMPAIGN, ...SENDING, ...brief }),
    ),
  );
  return { organizationId, campaignIds: campaigns.map(({ id }) => id) };
}

export async function startCampaigns({ api }: World, campaignIds: readonly string[]): Promise<void> {
  await Promise.all(campaignIds.map((id) => api.campaign.start.mutate({ id })));
}

/** Runs the campaigns until the outage is due. @throws CliError if the breaker opens by itself. */
export async function runToOutage(stage: Stage): Promise<void> {
  const ready = outageIsDue(stage.outage);
  const reached = await watchProgress(watchOf(stage), (snapshot) => {
    if (snapshot.queue.circuitBreaker.state !== "CLOSED") throw unplanned(snapshot);
    return ready(snapshot) || allOver(snapshot);
  });
  if (allOver(reached)) {
    throw new CliError(EXIT.MISBEHAVED, "All campaigns were over before the outage could be played.");
  }
}

/** Runs the campaigns to their ends. @throws CliError if the breaker opens again. */
export function runToEnd(stage: Stage): Promise<Snapshot> {
  return watchProgress(watchOf(stage), (snapshot) => {
    if (snapshot.queue.circuitBreaker.state !== "CLOSED") throw unplanned(snapshot);
    return allOver(snapshot);
  });
}

export const watchOf = ({ world, campaignIds, terminal, signal, since }: Stage) => ({
  api: world.api,
  campaignIds,
  terminal,
  signal,
  since,
});

const allOver = ({ campaigns }: Snapshot): boolean =>
  campaigns.every(({ finishedAt }) => finishedAt !== null);

/** Apollo's part is done long before the leads are finished, so its outage begins as soon as there are leads. */
function outageIsDue({ provider }: PlannedOutage): (snapshot: Snapshot) => boolean {
  const total = BRIEFS.length * LEADS_PER_CAMPAIGN;
  return ({ campaigns }) => {
    const tallies = campaigns.map(tallyLeads);
    if (provider === "APOLLO") return tallies.some((tally) => tally.inWork + leadsOver(tally) > 0);
    return tallies.reduce((sum, tally) => sum + leadsOver(tally), 0) >= total * OUTAGE_AT;
  };
}

function unplanned({ queue }: Snapshot): CliError {
  const { state, provider, reason } = queue.circuitBreaker;
  const who = provider === null ? "" : ` (${PROVIDER_NAMES[provider]})`;
  return new CliError(
    EXIT.MISBEHAVED,
    `The breaker is ${state}${who} although nothing was made to fail: ${reason}`,
  );
}
