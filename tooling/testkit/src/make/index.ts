export * from "./accounts.ts";
export { type CampaignValues, CRITERIA, makeCampaign, OFFER } from "./campaign.ts";
export { allOf, insert, NOW, type Values } from "./insert.ts";
export type { JobValues } from "./insert-job.ts";
export { type JobOptions, type MadeJob, makeJob } from "./job.ts";
export { type LeadValues, makeLead } from "./lead.ts";
export { makeOrganization } from "./organization.ts";
export { makeWorker } from "./worker.ts";
