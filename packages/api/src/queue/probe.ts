import {
  FAILURE_KIND_TABLE,
  PROVIDER_NAMES,
  PROVIDERS,
  type Provider,
  ProviderError,
  type ProviderFailure,
} from "@leadgen/core";
import { beginProbe, finishProbe } from "@leadgen/core/outreach";
import { type Tx, transaction } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import type { ApiDeps, ProbeResult } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import type { AuditNote } from "../trail/audited.ts";
import { type ProbeAnswer, probeAnswer } from "./schema.ts";

/** A probe is one small call; a provider that needs longer does not work. */
const TIMEOUT_MS = 30_000;

export const probe = procedure({
  role: "operator",
  scope: "operate",
  target: "provider",
  rest: "POST /queue-management/circuit-breaker/probe",
  area: "Queue",
  summary: "Ask one provider whether it works",
  description: "Recorded, costs nothing, and never changes the breaker's state.",
  refusals: ["PRECONDITION_FAILED"],
  example: { provider: "OPENAI" },
})
  .input(z.strictObject({ provider: z.enum(PROVIDERS) }))
  .output(probeAnswer)
  .mutation(({ ctx, input }) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return probeProvider(ctx.deps, { ...input, actor: actorName(ctx.actor), signal, write: ctx.write });
  });

/**
 * An operator's own call: recorded before and after in a transaction each, allowed while OPEN, and never a change of
 * the breaker's state.
 * @throws ApiError PRECONDITION_FAILED without a key, and whatever broke the probe itself.
 */
async function probeProvider(
  deps: ApiDeps,
  input: {
    readonly provider: Provider;
    readonly actor: string;
    readonly signal: AbortSignal;
    /** For the transaction that begins the call: whatever comes of it, somebody probed. */
    readonly write: <T>(work: (tx: Tx, note: AuditNote) => Promise<T>) => Promise<T>;
  },
): Promise<ProbeAnswer> {
  const { provider, actor } = input;
  const { probe: ask } = deps;
  if (ask === undefined || !deps.configuredProviders.includes(provider)) {
    throw new ApiError(
      "PRECONDITION_FAILED",
      `${PROVIDER_NAMES[provider]} has no API key here, so it cannot be probed: set ${provider}_API_KEY and restart.`,
    );
  }
  const callId = await input.write((tx, note) => {
    note.targetId = provider;
    return beginProbe(tx, { provider, endpoint: "probe", actor });
  });
  const { result, broken } = await tried(provider, () => ask(provider, input.signal));
  await transaction(deps.pool, (tx) =>
    finishProbe(tx, { callId, meta: result.meta, failure: result.failure }),
  );
  if (broken !== undefined) throw broken;
  return answerOf({ callId, provider, result });
}

/** A probe that rejects is recorded too: a call without an outcome would look as if it were still under way. */
async function tried(
  provider: Provider,
  asked: () => Promise<ProbeResult>,
): Promise<{ result: ProbeResult; broken?: Error }> {
  const failed = (failure: ProviderFailure): ProbeResult => ({ meta: {}, failure, summary: failure.message });
  try {
    return { result: await asked() };
  } catch (error) {
    if (error instanceof ProviderError) return { result: failed(error.failure) };
    const message = "The probe broke on our side; the API's log says how.";
    const result = failed({
      provider,
      operation: "probe",
      kind: "INVALID_RESPONSE",
      message,
      rule: "probe.broken",
    });
    return { result, broken: error instanceof Error ? error : new Error(String(error)) };
  }
}

function answerOf(end: { callId: string; provider: Provider; result: ProbeResult }): ProbeAnswer {
  const { failure, summary } = end.result;
  return {
    callId: end.callId,
    provider: end.provider,
    works: failure === undefined,
    summary,
    failure:
      failure === undefined
        ? null
        : {
            kind: failure.kind,
            message: failure.message,
            httpStatus: failure.httpStatus ?? null,
            advice: FAILURE_KIND_TABLE[failure.kind].advice,
          },
  };
}
