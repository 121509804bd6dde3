import type { Provider } from "@leadgen/core";
import { startCampaign } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { DRAFT_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { startBlockers } from "./read-start-check.ts";
import { started } from "./schema.ts";

export const start = procedure({
  role: "member",
  scope: "write",
  of: { id: "campaign" },
  rest: "POST /campaigns/{id}/start",
  area: "Campaigns",
  summary: "Start a campaign",
  description:
    "A refusal lists every unmet precondition in `details.unmet`, or says why the breaker is OPEN.",
  refusals: ["WRONG_STATE", "BREAKER_OPEN", "PRECONDITION_FAILED"],
  example: { id: DRAFT_CAMPAIGN_ID },
})
  .input(byId)
  .output(started)
  .mutation(async ({ ctx, input }) => {
    const { configuredProviders } = ctx.deps;
    const { jobId } = await ctx.write((tx) =>
      startCheckedCampaign(tx, { campaignId: input.id, configuredProviders }),
    );
    return { id: input.id, status: "RUNNING" as const, jobId };
  });

/**
 * Starts a campaign if there is no blocker. The engine's own refusals come first: it decides them under a lock.
 * @throws ApiError NOT_FOUND, WRONG_STATE, BREAKER_OPEN, PRECONDITION_FAILED (`details.unmet` lists all of them).
 */
async function startCheckedCampaign(
  tx: Tx,
  input: { readonly campaignId: string; readonly configuredProviders: readonly Provider[] },
): Promise<{ jobId: string }> {
  const beginning = await startCampaign(tx, input.campaignId);
  // The campaign is already RUNNING, but only inside this transaction.
  const unmet = (await startBlockers(tx, input)).filter((blocker) => blocker.code === "PRECONDITION_FAILED");
  if (unmet.length > 0) {
    throw new ApiError("PRECONDITION_FAILED", unmet.map((blocker) => blocker.message).join(" "), {
      unmet,
    });
  }
  return beginning;
}
