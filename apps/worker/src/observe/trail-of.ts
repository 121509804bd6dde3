import type { OwnedClaim } from "../owners.ts";

/** What every line about a claimed job has, so that a grep for any of them finds it. */
export const trailOf = ({ organizationId, campaignId, leadId, jobId, type, attempt, epoch }: OwnedClaim) => ({
  organizationId,
  campaignId,
  leadId,
  jobId,
  type,
  attempt,
  epoch,
});
