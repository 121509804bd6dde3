import { anything, type Campaign } from "./answers.ts";
import { lookAtCampaigns } from "./look.ts";
import { RefusedError, type Rest } from "./rest.ts";
import { keepsRunning } from "./run.ts";

/** Campaigns of a run that keep running, or will after the breaker is closed. */
export interface Left {
  readonly running: readonly { readonly id: string; readonly name: string }[];
  readonly cancelled: readonly { readonly id: string; readonly name: string }[];
}

export interface Place {
  readonly rest: Rest;
  readonly organizationId: string;
  readonly tag: string;
}

/** Deletes campaigns that never started and, if that is wanted, cancels those that run. */
export async function leave(place: Place, cancel: boolean): Promise<Left> {
  const campaigns = await lookAtCampaigns(place);
  await deleteUnstarted(place.rest, campaigns);
  const running = campaigns.filter(keepsRunning).map(({ id, name }) => ({ id, name }));
  if (!cancel) return { running, cancelled: [] };
  const cancelled: Left["cancelled"][number][] = [];
  for (const campaign of running) if (await isCancelled(place.rest, campaign)) cancelled.push(campaign);
  return { running: [], cancelled };
}

/** Deletes the campaigns that were created but never started. */
async function deleteUnstarted(rest: Rest, campaigns: readonly Campaign[]): Promise<void> {
  for (const { id, startedAt } of campaigns) {
    if (startedAt !== null) continue;
    await rest.delete(`/campaigns/${id}`, anything).catch((error: unknown) => {
      // Another person has started or deleted it, so it is left alone.
      if (!(error instanceof RefusedError)) throw error;
    });
  }
}

/** False: it had already ended. */
async function isCancelled(rest: Rest, { id }: Pick<Campaign, "id">): Promise<boolean> {
  try {
    await rest.post(`/campaigns/${id}/cancel`, { reason: "make smoke --cancel" }, anything);
    return true;
  } catch (error) {
    if (error instanceof RefusedError && error.code === "WRONG_STATE") return false;
    throw error;
  }
}

/** Commands to cancel what runs: with the given token, or the operator's if nobody can log in to the account. */
export function cancelCommands(running: Left["running"], at: { url: string; isNew: boolean }): string[] {
  const variable = at.isNew ? "OPERATOR_TOKEN" : "LEADGEN_TOKEN";
  return running.map(
    ({ id }) =>
      `curl -X POST ${at.url}/api/v1/campaigns/${id}/cancel -H "Authorization: Bearer $${variable}" -H "Content-Type: application/json" -d '{"reason":"smoke"}'`,
  );
}
