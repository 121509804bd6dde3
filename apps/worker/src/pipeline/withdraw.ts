import { earlierCalls } from "./earlier-calls.ts";
import { type PlacedLead, readPlacedLead, storePlace, withdrawLead } from "./lead-rows.ts";
import { callOf, lookUpOf, type NextCall, type StepHandler, UNFINISHED } from "./next-call.ts";
import type { RunningJob } from "./running-job.ts";

/**
 * Deletes a lead at the sender, safely repeatable. The lead is looked up first if its id there is unknown, or if an
 * earlier call without a known end may have deleted it. A deletion that finds nobody is confirmed by a look-up.
 */
const withdraw: StepHandler = async (tx, job) => {
  if (job.steps.has("WITHDRAW")) return undefined;
  const lead = await readPlacedLead(tx, job.claim.leadId);
  const { sent, answered, lookUps } = await earlierCalls(tx, job, "WITHDRAW");
  if (answered) return lookUp(job, lead, { mustBeGone: true });
  const { instantlyLeadId } = lead;
  if (instantlyLeadId === null || (sent && lookUps === 0)) return lookUp(job, lead, { mustBeGone: false });
  return callOf("WITHDRAW", {
    last: true,
    send: (options) => job.runtime.providers.instantly.deleteLead(instantlyLeadId, options),
    keep: async (tx, { deleted }) => {
      if (!deleted) return UNFINISHED;
      await withdrawLead(tx, lead.id);
      return { step: "FINISHED", output: { instantlyLeadId } };
    },
  });
};

/** Looks in the whole workspace, by address and our own id: the lead may have been handed over to another campaign than its own. */
function lookUp(
  { runtime }: RunningJob,
  { id, email }: PlacedLead,
  { mustBeGone }: { readonly mustBeGone: boolean },
): NextCall {
  return lookUpOf("WITHDRAW", {
    last: true,
    send: (options) => runtime.providers.instantly.findLead({ email, ourLeadId: id, mustBeGone }, options),
    keep: async (tx, found) => {
      if (found !== null) {
        await storePlace(tx, id, found.leadId);
        return UNFINISHED;
      }
      await withdrawLead(tx, id);
      return { step: "FINISHED", output: { instantlyLeadId: null } };
    },
  });
}

export const WITHDRAW_HANDLERS = { WITHDRAW: withdraw } as const;
