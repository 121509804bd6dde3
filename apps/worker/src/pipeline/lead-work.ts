import type { Tx } from "@leadgen/core/outreach";
import { type LeadFinding, type LeadWork, readLeadWork, storeFinding } from "./lead-rows.ts";
import type { RunningJob } from "./running-job.ts";

/** What a step needs to know of its lead. What was just read is good for one step; by the next the lead may have been corrected. */
export function leadWorkOf(tx: Tx, job: RunningJob): Promise<LeadWork> {
  const { lastRead } = job;
  delete job.lastRead;
  return readLeadWork(tx, job.claim, lastRead);
}

/** Stores what a step found out, and reads the lead for the next step, which is looked for in the same transaction. */
export async function keepFinding(tx: Tx, job: RunningJob, found: LeadFinding): Promise<void> {
  job.lastRead = await storeFinding(tx, job.claim, found);
}
