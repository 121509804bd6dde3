import {
  DomainError,
  FAILURE_KIND_TABLE,
  type FailureKind,
  PROVIDER_NAMES,
  type Provider,
  ProviderError,
  type ProviderFailure,
} from "@leadgen/core";
import { beginProbe, finishProbe } from "@leadgen/core/outreach";
import { type Tx, transaction } from "@leadgen/db";
import type { ApiDeps, ProbeResult } from "../api-deps.ts";
import type { AuditNote } from "../audit/audited.ts";

export interface ProbeAnswer {
  readonly callId: string;
  readonly provider: Provider;
  readonly works: boolean;
  readonly summary: string;
  /** Null when it works. */
  readonly failure: {
    readonly kind: FailureKind;
    readonly message: string;
    readonly httpStatus: number | null;
    readonly advice: string;
  } | null;
}

/**
 * An operator's own call: recorded before and after in a transaction each, allowed while OPEN, and never a change of
 * the breaker's state.
 * @throws DomainError PRECONDITION_FAILED without a key, and whatever broke the probe itself.
 */
export async function probeProvider(
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
  const { probe } = deps;
  if (probe === undefined || !deps.configuredProviders.includes(provider)) {
    throw new DomainError(
      "PRECONDITION_FAILED",
      `${PROVIDER_NAMES[provider]} has no API key here, so it cannot be probed: set ${provider}_API_KEY and restart.`,
    );
  }
  const callId = await input.write((tx, note) => {
    note.targetId = provider;
    return beginProbe(tx, { provider, endpoint: "probe", actor });
  });
  const { result, broken } = await tried(provider, () => probe(provider, input.signal));
  await transaction(deps.pool, (tx) =>
    finishProbe(tx, { callId, meta: result.meta, failure: result.failure }),
  );
  if (broken !== undefined) throw broken;
  return answerOf({ callId, provider, result });
}

/** A probe that rejects is recorded too: a call without an outcome would look as if it were still under way. */
async function tried(
  provider: Provider,
  probe: () => Promise<ProbeResult>,
): Promise<{ result: ProbeResult; broken?: Error }> {
  const failed = (failure: ProviderFailure): ProbeResult => ({ meta: {}, failure, summary: failure.message });
  try {
    return { result: await probe() };
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
