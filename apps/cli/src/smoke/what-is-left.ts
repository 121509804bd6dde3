import { anything, type Campaign } from "./answers.ts";
import { lookAtCampaigns } from "./look.ts";
import { RefusedError, type Rest } from "./rest.ts";
import { keepsRunning } from "./run.ts";

/** Campaigns of a run that go on, or will when the breaker is closed. */
export interface Left {
  readonly running: readonly { readonly id: string; readonly name: string }[];
  readonly cancelled: readonly { readonly id: string; readonly name: string }[];
}

export interface Place {
  readonly rest: Rest;
  readonly organizationId: string;
  readonly tag: string;
}

/** Deletes what never started and, if that is wanted, cancels what runs. */
export async function leave(place: Place, cancel: boolean): Promise<Left> {
  const campaigns = await lookAtCampaigns(place);
  await deleteUnstarted(place.rest, campaigns);
  const running = campaigns.filter(keepsRunning).map(({ id, name }) => ({ id, name }));
  if (!cancel) return { running, cancelled: [] };
  const cancelled: Left["cancelled"][number][] = [];
  for (const campaign of running) if (await isCancelled(place.rest, campaign)) cancelled.push(campaign);
  return { running: [], cancelled };
}

/** Campaigns that were made and never started leave nothing behind. */
async function deleteUnstarted(rest: Rest, campaigns: readonly Campaign[]): Promise<void> {
  for (const { id, startedAt } of campaigns) {
    if (startedAt !== null) continue;
    await rest.delete(`/campaigns/${id}`, anything).catch((error: unknown) => {
      // Started by somebody, or deleted: then it is theirs.
      if (!(error instanceof RefusedError)) throw error;
    });
  }
}

/** False: it was over by then. */
async function isCancelled(rest: Rest, { id }: Pick<Campaign, "id">): Promise<boolean> {
  try {
    await rest.post(`/campaigns/${id}/cancel`, { reason: "make smoke --cancel" }, anything);
    return true;
  } catch (error) {
    if (error instanceof RefusedError && error.code === "WRONG_STATE") return false;
    throw error;
  }
}

/** How a person cancels what runs: with the token that was given, or the operator's if the account is nobody's. */
export function cancelCommands(running: Left["running"], at: { url: string; isNew: boolean }): string[] {
  const variable = at.isNew ? "OPERATOR_TOKEN" : "LEADGEN_TOKEN";
  return running.map(
    ({ id }) =>
      `curl -X POST ${at.url}/api/v1/campaigns/${id}/cancel -H "Authorization: Bearer $${variable}" -H "Content-Type: application/json" -d '{"reason":"smoke"}'`,
  );
}
