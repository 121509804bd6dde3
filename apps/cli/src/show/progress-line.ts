import type { JobStatus } from "@leadgen/core";
import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { type Snapshot, totalJobs } from "../api/snapshot.ts";

const SHOWN: readonly JobStatus[] = ["PENDING", "RUNNING", "PAUSED", "COMPLETED", "FAILED", "CANCELLED"];

/** The same in one line, for a log. */
export function progressLine({ queue, campaigns }: Snapshot, seconds: number): string {
  const jobs = totalJobs(campaigns);
  const counts = SHOWN.filter((status) => jobs[status] > 0).map((status) => `${jobs[status]} ${status}`);
  const leads = campaigns.map((campaign) => {
    return `${campaign.name} ${leadsOver(tallyLeads(campaign))}/${campaign.leadLimit}`;
  });
  const time = `${seconds.toFixed(0).padStart(4)} s`;
  return `${time}  breaker ${queue.circuitBreaker.state}  leads: ${leads.join(", ")}  jobs: ${counts.join(", ") || "none yet"}`;
}
