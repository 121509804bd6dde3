import { JOB_STATUSES, type JobStatus, PROVIDERS, type Provider } from "@leadgen/core";
import type { ApiClient, Campaign, QueueStatus } from "./client.ts";

/** The queue and some campaigns, as the API answered at about the same moment. */
export interface Snapshot {
  readonly queue: QueueStatus;
  readonly campaigns: readonly Campaign[];
}

/** Makes one HTTP request, for any number of campaigns. */
export async function takeSnapshot(api: ApiClient, campaignIds: readonly string[]): Promise<Snapshot> {
  const [queue, ...campaigns] = await Promise.all([
    api.queue.status.query(),
    ...campaignIds.map((id) => api.campaign.get.query({ id })),
  ]);
  return { queue, campaigns };
}

export type JobCounts = Readonly<Record<JobStatus, number>>;

export function totalJobs(campaigns: readonly Campaign[]): JobCounts {
  const sum = (status: JobStatus) => campaigns.reduce((total, { jobs }) => total + jobs[status], 0);
  return Object.fromEntries(JOB_STATUSES.map((status) => [status, sum(status)])) as JobCounts;
}

export type Spend = Omit<Campaign["calls"][number], "medianLatencyMs">;

/** Sums of the campaigns' calls by provider, including providers that were not called. */
export function totalSpend(campaigns: readonly Campaign[]): Spend[] {
  return PROVIDERS.map((provider) => {
    const lines = campaigns.flatMap(({ calls }) => calls.filter((line) => line.provider === provider));
    return lines.reduce<Spend>(add, nothingSpent(provider));
  });
}

const nothingSpent = (provider: Provider): Spend => ({
  provider,
  calls: 0,
  succeeded: 0,
  rejected: 0,
  failed: 0,
  unknown: 0,
  inFlight: 0,
  repeated: 0,
  credits: null,
  creditsAtLeast: false,
  costUsd: null,
  costUsdAtLeast: false,
  unpricedCalls: 0,
});

function add(a: Spend, b: Spend): Spend {
  return {
    provider: a.provider,
    calls: a.calls + b.calls,
    succeeded: a.succeeded + b.succeeded,
    rejected: a.rejected + b.rejected,
    failed: a.failed + b.failed,
    unknown: a.unknown + b.unknown,
    inFlight: a.inFlight + b.inFlight,
    repeated: a.repeated + b.repeated,
    credits: known(a.credits, b.credits),
    creditsAtLeast: a.creditsAtLeast || b.creditsAtLeast,
    costUsd: known(a.costUsd, b.costUsd),
    costUsdAtLeast: a.costUsdAtLeast || b.costUsdAtLeast,
    unpricedCalls: a.unpricedCalls + b.unpricedCalls,
  };
}

/** The known part of a sum; null: nothing is known. */
const known = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : a + b;
