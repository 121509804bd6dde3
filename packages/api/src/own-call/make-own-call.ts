import type { ChangingPurpose, OwnPurpose, ProviderFailure } from "@leadgen/core";
import { PROVIDER_NAMES, type Provider } from "@leadgen/core";
import { beginOwnCall, type CallMeta, finishOwnCall, readUnsettledCall } from "@leadgen/core/outreach";
import { type Tx, transaction } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { tried } from "./tried.ts";
import { waitForTurn } from "./wait-for-turn.ts";

export interface Answered {
  readonly meta: CallMeta;
  /** The provider's reason for not doing it; null or absent: it did. */
  readonly refusal?: string | null;
}

interface Question<Answer extends Answered> {
  readonly provider: Provider;
  /** The actor's name, for the record. */
  readonly actor: string;
  /** Milliseconds, at most a minute: limits the wait for the rate limit, and then the call itself. */
  readonly deadlineMs: number;
  /** Estimated tokens of a call of a model, taken from the rate limit at the start (default 0). */
  readonly tokens?: number;
  /** Runs the transaction that records the intent (default: one of its own); a mutation's also writes the audit event. */
  readonly write?: (work: (tx: Tx) => Promise<string>) => Promise<string>;
  /** Undefined: no API key. Rejects with a ProviderError if the provider fails. */
  readonly send: ((signal: AbortSignal) => Promise<Answer>) | undefined;
}

/** A call that only reads. */
export interface AskingCall<Answer extends Answered> extends Question<Answer> {
  readonly purpose: Exclude<OwnPurpose, ChangingPurpose>;
  /** The campaign that it is about. */
  readonly campaignId?: string;
  readonly lookUp?: undefined;
}

/** A call that changes something at the provider. */
export interface ChangingCall<Answer extends Answered> extends Question<Answer> {
  readonly purpose: ChangingPurpose;
  readonly campaignId: string;
  /**
   * Called first if the outcome of the last such call is unknown, to see whether it took effect. `done` is then the answer; null
   * means that the call has to be sent.
   */
  readonly lookUp: (signal: AbortSignal) => Promise<Answered & { readonly done: Answer | null }>;
}

export type OwnCall<Answer extends Answered> = AskingCall<Answer> | ChangingCall<Answer>;

/** The outcome of a call that was made; `callId` is the id of its record. */
export type OwnCallAnswer<Answer> =
  | { readonly callId: string; readonly answer: Answer; readonly failure?: undefined }
  | { readonly callId: string; readonly answer?: undefined; readonly failure: ProviderFailure };

/**
 * A person's own call (rule J15). It waits for a turn in the rate limit that it shares with the workers, is recorded before and
 * after in a transaction each, and never changes the breaker. No transaction is open while the provider works. A call that changes
 * something is looked up before it is repeated.
 *
 * @throws ApiError PRECONDITION_FAILED without a key, UNAVAILABLE if no turn comes before the deadline, BREAKER_OPEN if the
 * purpose is not allowed while OPEN, WRONG_STATE while the same change is under way; and our own errors during the call.
 */
export async function makeOwnCall<Answer extends Answered>(
  deps: ApiDeps,
  call: OwnCall<Answer>,
): Promise<OwnCallAnswer<Answer>> {
  const { provider, send } = call;
  if (send === undefined || !deps.configuredProviders.includes(provider)) {
    throw new ApiError(
      "PRECONDITION_FAILED",
      `${PROVIDER_NAMES[provider]} has no API key here, so it cannot be asked: set ${provider}_API_KEY and restart.`,
    );
  }
  if (call.lookUp === undefined) return recorded(deps, { ...call, send });
  const lookedAt = await transaction(deps.pool, (tx) => readUnsettledCall(tx, call));
  if (lookedAt === null) return recorded(deps, { ...call, send });
  const { callId, answer, failure } = await recorded(deps, {
    ...{ ...call, write: undefined, looks: true },
    send: call.lookUp,
  });
  if (failure !== undefined) return { callId, failure };
  if (answer.done !== null) return { callId, answer: answer.done };
  return recorded(deps, { ...call, send, lookedAt });
}

interface Recorded<Answer> {
  readonly purpose: OwnPurpose;
  readonly provider: Provider;
  readonly actor: string;
  readonly campaignId?: string;
  readonly deadlineMs: number;
  readonly tokens?: number;
  readonly write?: ((work: (tx: Tx) => Promise<string>) => Promise<string>) | undefined;
  readonly send: (signal: AbortSignal) => Promise<Answer>;
  readonly looks?: boolean;
  readonly lookedAt?: string;
}

async function recorded<Answer extends Answered>(
  deps: ApiDeps,
  call: Recorded<Answer>,
): Promise<OwnCallAnswer<Answer>> {
  const write = call.write ?? ((work) => transaction(deps.pool, work));
  await waitForTurn(deps, call);
  const callId = await write((tx) => beginOwnCall(tx, call));
  const { answer, failure, broken } = await tried(call);
  const { meta, refusal } = answer ?? { meta: {} };
  await transaction(deps.pool, (tx) => finishOwnCall(tx, { callId, meta, failure, refusal }));
  if (broken !== undefined) throw broken;
  return failure === undefined ? { callId, answer } : { callId, failure };
}
