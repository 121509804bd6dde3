import type { OwnedClaim } from "../owners.ts";

/** The fields in every line about a claimed job, so that a grep for any of them finds it. */
export const trailOf = ({ organizationId, campaignId, leadId, jobId, type, attempt, epoch }: OwnedClaim) => ({
  organizationId,
  campaignId,
  leadId,
  jobId,
  type,
  attempt,
  epoch,
});
