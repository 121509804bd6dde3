import type { Tx } from "@leadgen/core/outreach";
import { type LeadWork, readLeadWork } from "./lead-rows.ts";
import type { RunningJob } from "./running-job.ts";

/** What a step needs of its lead. A row that was just read serves one step only: by the next step a person may have corrected the lead. */
export function leadWorkOf(tx: Tx, job: RunningJob): Promise<LeadWork> {
  const { lastRead } = job;
  delete job.lastRead;
  return readLeadWork(tx, job.claim, lastRead);
}
