import type { ChangingPurpose, OwnPurpose } from "@leadgen/core";
import type { CallMeta } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import type { ApiDeps, SendingDesk, Turned } from "../deps/api-deps.ts";
import { failed } from "../own-call/failed.ts";
import { makeOwnCall, type OwnCallAnswer } from "../own-call/make-own-call.ts";

/** Milliseconds: a person waits for each of these calls. */
const DEADLINE_MS = 10_000;

interface Asking<Answer extends { readonly meta: CallMeta }> {
  readonly purpose: Exclude<OwnPurpose, ChangingPurpose>;
  readonly actor: string;
  readonly campaignId?: string;
  readonly ask: (desk: SendingDesk, signal: AbortSignal) => Promise<Answer>;
}

/** A person's own call that only reads from Instantly. @throws ApiError UNAVAILABLE if it fails, and what `makeOwnCall` throws. */
export async function askDesk<Answer extends { readonly meta: CallMeta }>(
  deps: ApiDeps,
  { ask, ...asking }: Asking<Answer>,
): Promise<Answer> {
  const { sending } = deps;
  const { answer, failure } = await makeOwnCall(deps, {
    ...asking,
    provider: "INSTANTLY",
    deadlineMs: DEADLINE_MS,
    send: sending && ((signal) => ask(sending, signal)),
  });
  if (failure !== undefined) throw failed(failure, "did not answer");
  return answer;
}

type CampaignState = Awaited<ReturnType<SendingDesk["state"]>>["status"];

export interface DeskChange {
  readonly purpose: ChangingPurpose;
  readonly actor: string;
  readonly campaignId: string;
  readonly instantlyCampaignId: string;
  readonly write?: (work: (tx: Tx) => Promise<string>) => Promise<string>;
  readonly change: (desk: SendingDesk, signal: AbortSignal) => Promise<Turned>;
  /** The campaign's states at Instantly that show that the change was made. */
  readonly doneWhen: readonly CampaignState[];
}

/**
 * A person's own change of a campaign at Instantly. If the outcome of the last change is unknown, it reads the campaign's state at
 * Instantly first. @throws what `makeOwnCall` throws; a failure of Instantly is returned.
 */
export function changeAtDesk(
  deps: ApiDeps,
  { change, doneWhen, instantlyCampaignId, ...call }: DeskChange,
): Promise<OwnCallAnswer<Turned>> {
  const { sending } = deps;
  return makeOwnCall<Turned>(deps, {
    ...call,
    provider: "INSTANTLY",
    deadlineMs: DEADLINE_MS,
    send: sending && ((signal) => change(sending, signal)),
    lookUp: async (signal) => {
      if (sending === undefined) throw new Error("api-e21: a desk that is not there was asked");
      const { status, meta } = await sending.state(instantlyCampaignId, signal);
      return { meta, done: doneWhen.includes(status) ? { meta, refusal: null } : null };
    },
  });
}
