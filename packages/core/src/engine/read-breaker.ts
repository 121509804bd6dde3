import type { BreakerState } from "./breaker/states.ts";
import { only, type Tx } from "./parts/tx.ts";

/** The breaker's row: its state and, while OPEN, why (rule B4). */
export interface BreakerRow<Provider extends string = string, Kind extends string = string> {
  readonly state: BreakerState;
  readonly epoch: number;
  readonly changedAt: Date;
  readonly openedAt: Date | null;
  readonly openedBy: string | null;
  readonly reason: string | null;
  readonly provider: Provider | null;
  readonly failureKind: Kind | null;
  readonly message: string | null;
  readonly httpStatus: number | null;
  readonly providerRequestId: string | null;
  readonly callId: string | null;
  readonly jobId: string | null;
  readonly campaignId: string | null;
}

/** Reads the breaker. A decision that depends on it needs the breaker's lock first. */
export async function readBreaker<Provider extends string, Kind extends string>(
  tx: Tx,
): Promise<BreakerRow<Provider, Kind>> {
  return only(
    await tx.query<BreakerRow<Provider, Kind>>(
      `SELECT state, epoch, changed_at AS "changedAt", opened_at AS "openedAt", opened_by AS "openedBy", reason,
              provider, failure_kind AS "failureKind", message, http_status AS "httpStatus",
              provider_request_id AS "providerRequestId", call_id AS "callId", job_id AS "jobId",
              campaign_id AS "campaignId"
       FROM breaker`,
    ),
  );
}
