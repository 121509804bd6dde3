import type { ProviderFailure } from "../provider/provider-error.ts";
import type { Provider } from "../provider/providers.ts";
import type { CallMeta } from "./record-call.ts";
import { only, type Tx } from "./tx.ts";

/**
 * An operator's own call to see whether a provider works again: recorded, allowed while OPEN, and never a
 * change of the breaker's state, whatever comes back.
 *
 * @returns the call's id.
 */
export async function beginProbe(
  tx: Tx,
  probe: { readonly provider: Provider; readonly endpoint: string; readonly actor: string },
): Promise<string> {
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

/** Records how a probe ended, also if it was given up as UNKNOWN meanwhile. */
export async function finishProbe(
  tx: Tx,
  end: { readonly callId: string; readonly meta: CallMeta; readonly failure?: ProviderFailure | undefined },
): Promise<void> {
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
