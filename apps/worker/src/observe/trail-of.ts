import type { Claim } from "@leadgen/core/outreach";

/** What every line about a claimed job has, so that a grep for any of them finds it. */
export const trailOf = ({ campaignId, leadId, jobId, type, attempt, epoch }: Claim) => ({
  campaignId,
  leadId,
  jobId,
  type,
  attempt,
  epoch,
});
