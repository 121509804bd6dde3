import { holdLeads, type Tx } from "@leadgen/core/outreach";
import { type HandedOver, handOverLeads, type LeadFinding, storeFindings } from "./lead-rows.ts";
import type { RunningJob } from "./running-job.ts";

/** What an answer changes in its lead. */
export type LeadChange =
  | { readonly finding: LeadFinding }
  | { readonly handedOver: Omit<HandedOver, "leadId"> };

/** Writes changes of jobs' leads. Leads that get a finding are read for their next step, which is prepared in the same transaction. */
export async function storeChanges(
  tx: Tx,
  changes: readonly { readonly job: RunningJob; readonly change: LeadChange }[],
): Promise<void> {
  const ofLeads = changes.map(({ job, change }) => ({ job, change, leadId: leadOf(job) }));
  if (ofLeads.length > 1)
    await holdLeads(
      tx,
      ofLeads.map(({ leadId }) => leadId),
    );
  const found = ofLeads.flatMap(({ job, change, leadId }) =>
    "finding" in change ? [{ job, leadId, campaignId: job.claim.campaignId, finding: change.finding }] : [],
  );
  const rows = await storeFindings(tx, found);
  for (const { job, leadId } of found) job.lastRead = rows.get(leadId);
  await handOverLeads(
    tx,
    ofLeads.flatMap(({ change, leadId }) =>
      "handedOver" in change ? [{ ...change.handedOver, leadId }] : [],
    ),
  );
}

function leadOf({ claim: { leadId } }: RunningJob): string {
  if (leadId === null) throw new Error("worker-e26: an answer about a lead, for a job without one");
  return leadId;
}
