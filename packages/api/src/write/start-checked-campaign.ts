import { DomainError, type Provider } from "@leadgen/core";
import { startCampaign } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { startBlockers } from "../read/start-blockers.ts";

/**
 * Starts a campaign if nothing at all speaks against it. The engine's refusals come first: they are decided under lock.
 * @throws DomainError NOT_FOUND, WRONG_STATE, BREAKER_OPEN, PRECONDITION_FAILED (`details.unmet` lists them all).
 */
export async function startCheckedCampaign(
  tx: Tx,
  input: { readonly campaignId: string; readonly configuredProviders: readonly Provider[] },
): Promise<{ jobId: string }> {
  const started = await startCampaign(tx, input.campaignId);
  // The campaign is RUNNING by now, inside this transaction only.
  const unmet = (await startBlockers(tx, input)).filter((blocker) => blocker.code === "PRECONDITION_FAILED");
  if (unmet.length > 0) {
    throw new DomainError("PRECONDITION_FAILED", unmet.map((blocker) => blocker.message).join(" "), {
      unmet,
    });
  }
  return started;
}
