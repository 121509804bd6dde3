import { DomainError } from "../errors.ts";
import type { CallFailure } from "./call/call-failure.ts";
import type { OwnCallRule } from "./call/own-call-rule.ts";
import type { Domain } from "./domain.ts";
import { abandonCalls } from "./parts/abandon-calls.ts";
import { lockBreakerShared } from "./parts/lock-breaker.ts";
import { OWN_CALL_PATIENCE } from "./parts/own-call-patience.ts";
import type { CallMeta } from "./parts/record-call.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

export interface OwnCallIntent<Provider extends string = string, Purpose extends string = string> {
  readonly purpose: Purpose;
  readonly provider: Provider;
  /** The person who asks, for the record. */
  readonly actor: string;
  /** The campaign that the call is about. A purpose that changes something needs one. */
  readonly campaignId?: string | undefined;
  /** True: a look-up of what the last changing call of this purpose did. The look-up itself changes nothing. */
  readonly looks?: boolean;
  /** The id of the last changing call, from `readUnsettledCall`, if its outcome was not certain and has been looked up. */
  readonly lookedAt?: string | undefined;
}

export interface OwnCallEnd<Failure extends CallFailure = CallFailure> {
  readonly callId: string;
  readonly meta: CallMeta;
  readonly failure?: Failure | undefined;
  /** The provider's message if it refused this request; then there is no failure. */
  readonly refusal?: string | null | undefined;
}

/**
 * Records the intent of a person's own call (rule J15), with actor and purpose and without a job. No result of such a call
 * changes the breaker's state. Call the provider only after this is committed.
 *
 * @returns the call's id.
 * @throws DomainError BREAKER_OPEN while the breaker is OPEN, if the purpose does not allow that; WRONG_STATE for a change
 * while the same change is under way for the campaign, or if the last one has no certain outcome and was not looked up.
 */
export async function beginOwnCall(tx: Tx, intent: OwnCallIntent, domain: Domain): Promise<string> {
  const { purpose, provider, actor, campaignId = null, looks = false, lookedAt = null } = intent;
  const rule = ruleOf(purpose, domain);
  const endpoint = (looks ? rule.lookUp : rule.endpoints)?.[provider];
  if (endpoint === undefined)
    throw new Error(`engine-e15: the domain has no own call ${purpose} of ${provider}`);
  const changes = rule.lookUp !== undefined && !looks;
  if (changes && campaignId === null)
    throw new Error(`engine-e16: ${purpose} changes something and names no campaign`);
  // Under the breaker's lock no opening commits between this check and the intent.
  if (!rule.whileOpen) await lockBreakerShared(tx);
  await refuseOwnCall(tx, purpose, domain);
  const [row] = await tx.query<{ id: string }>(BEGIN, [
    ...[purpose, provider, campaignId, endpoint, actor, changes, lookedAt],
  ]);
  if (row !== undefined) return row.id;
  throw underWay();
}

const underWay = (): DomainError =>
  new DomainError(
    "WRONG_STATE",
    "Somebody is doing the same for this campaign at this moment. Try again when it has ended, in two minutes at most.",
  );

/** $1 purpose, $2 provider, $3 campaign. */
const SAME = "purpose = $1::call_purpose AND provider = $2::provider AND campaign_id = $3::uuid AND effect";
const LAST = `SELECT id, outcome FROM provider_call WHERE ${SAME} ORDER BY id DESC LIMIT 1`;

// Of two concurrent changes, whose snapshots do not show each other, the index call_change_once_at_a_time refuses one.
const BEGIN = `
  WITH last AS (${LAST})
  INSERT INTO provider_call (purpose, provider, endpoint, actor, campaign_id, effect, epoch, started_at)
  SELECT $1::call_purpose, $2::provider, $4, $5, $3::uuid, $6::boolean, epoch, clock_timestamp() FROM breaker
  WHERE NOT $6::boolean OR NOT EXISTS (
    SELECT 1 FROM last
    WHERE outcome IS NULL OR (outcome NOT IN ('SUCCEEDED', 'REJECTED') AND id IS DISTINCT FROM $7::uuid))
  ON CONFLICT (campaign_id, purpose, provider) WHERE outcome IS NULL AND effect AND job_id IS NULL DO NOTHING
  RETURNING id`;

/**
 * Refuses a person's own call before it waits for its turn. `beginOwnCall` checks again, under the lock.
 *
 * @throws DomainError BREAKER_OPEN while the breaker is OPEN, if the purpose does not allow that.
 */
export async function refuseOwnCall(tx: Tx, purpose: string, domain: Domain): Promise<void> {
  if (ruleOf(purpose, domain).whileOpen) return;
  const breaker = await readBreaker(tx);
  if (breaker.state === "CLOSED") return;
  throw new DomainError(
    "BREAKER_OPEN",
    `The breaker is OPEN (${breaker.reason}), so no provider is asked. Ask again when an operator has closed it.`,
    { epoch: breaker.epoch },
  );
}

/**
 * Reads the last changing call of this purpose and campaign, if it is not known whether it took effect: it failed, or its
 * process died. Look at the provider before repeating it.
 *
 * @returns its id; null if there is none.
 * @throws DomainError WRONG_STATE while it is under way.
 */
export async function readUnsettledCall(
  tx: Tx,
  { purpose, provider, campaignId }: Required<Pick<OwnCallIntent, "purpose" | "provider" | "campaignId">>,
): Promise<string | null> {
  await lockBreakerShared(tx);
  const same = [purpose, provider, campaignId];
  await abandonCalls(tx, `${SAME} AND started_at < now() - ${OWN_CALL_PATIENCE}`, same);
  const [last] = await tx.query<{ id: string; outcome: string | null }>(LAST, same);
  if (last === undefined || last.outcome === "SUCCEEDED" || last.outcome === "REJECTED") return null;
  if (last.outcome !== null) return last.id;
  throw underWay();
}

/** Records how a person's own call ended, even if it was given up as UNKNOWN before. The first recorded end stays. */
export async function finishOwnCall(tx: Tx, end: OwnCallEnd): Promise<void> {
  const { callId, meta, failure, refusal = null } = end;
  const answered = refusal === null ? "SUCCEEDED" : "REJECTED";
  await tx.query(
    `UPDATE provider_call
     SET outcome = $2::call_outcome, ended_at = clock_timestamp(), http_status = $3, failure_kind = $4::failure_kind,
         message = $5, provider_request_id = $6, credits = $7, cost_usd = $8
     WHERE id = $1 AND purpose <> 'PIPELINE' AND (outcome IS NULL OR outcome = 'UNKNOWN')`,
    [
      callId,
      failure === undefined ? answered : "FAILED",
      failure?.httpStatus ?? meta.httpStatus ?? null,
      failure?.kind ?? null,
      failure?.message ?? refusal,
      failure?.requestId ?? meta.requestId ?? null,
      failure?.credits ?? meta.credits ?? null,
      failure?.costUsd ?? meta.costUsd ?? null,
    ],
  );
}

function ruleOf(purpose: string, domain: Domain): OwnCallRule {
  const rule = domain.ownCalls[purpose];
  if (rule === undefined) throw new Error(`engine-e17: the domain has no own call ${purpose}`);
  return rule;
}
