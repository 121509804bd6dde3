import { DomainError } from "../errors.ts";
import type { CallFailure } from "./call/call-failure.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import type { CallMeta } from "./parts/record-call.ts";
import { only, type Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

export interface Probe<Provider extends string = string> {
  readonly provider: Provider;
  readonly endpoint: string;
  /** Who asks, for the record. */
  readonly actor: string;
}

export interface ProbeEnd<Failure extends CallFailure = CallFailure> {
  readonly callId: string;
  readonly meta: CallMeta;
  readonly failure?: Failure | undefined;
}

/**
 * An operator's own call to see whether a provider works again: recorded, allowed while OPEN, and never a
 * change of the breaker's state, whatever comes back.
 *
 * @returns the call's id.
 */
export async function beginProbe(tx: Tx, probe: Probe): Promise<string> {
  const row = only(
    await tx.query<{ id: string }>(
      `INSERT INTO provider_call (purpose, provider, endpoint, actor, epoch, started_at)
       SELECT 'PROBE', $1::provider, $2, $3, epoch, clock_timestamp() FROM breaker
       RETURNING id`,
      [probe.provider, probe.endpoint, probe.actor],
    ),
  );
  return row.id;
}

/**
 * A person's call that is recorded like a probe but not made while the breaker is OPEN.
 *
 * @returns the call's id.
 * @throws DomainError BREAKER_OPEN.
 */
export async function beginProbeWhileClosed(tx: Tx, probe: Probe): Promise<string> {
  await lockBreakerShared(tx);
  const breaker = await readBreaker(tx);
  if (breaker.state === "OPEN") {
    throw new DomainError(
      "BREAKER_OPEN",
      `The breaker is OPEN (${breaker.reason}), so no provider is asked. Ask again when an operator has closed it.`,
      { epoch: breaker.epoch },
    );
  }
  return beginProbe(tx, probe);
}

/** Records how a probe ended, also if it was given up as UNKNOWN meanwhile. */
export async function finishProbe(tx: Tx, end: ProbeEnd): Promise<void> {
  await tx.query(
    `UPDATE provider_call
     SET outcome = $2::call_outcome, ended_at = clock_timestamp(), http_status = $3, failure_kind = $4::failure_kind,
         message = $5, provider_request_id = $6
     WHERE id = $1 AND purpose = 'PROBE' AND (outcome IS NULL OR outcome = 'UNKNOWN')`,
    [
      end.callId,
      end.failure === undefined ? "SUCCEEDED" : "FAILED",
      end.failure?.httpStatus ?? end.meta.httpStatus ?? null,
      end.failure?.kind ?? null,
      end.failure?.message ?? null,
      end.failure?.requestId ?? end.meta.requestId ?? null,
    ],
  );
}
