import type { Tx } from "../engine/index.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import { DomainError } from "../errors.ts";
import { readBreaker } from "./our-engine.ts";

export interface Acknowledgement {
  readonly epoch: number;
  readonly at: Date;
  readonly actor: string;
}

/**
 * "I am looking at it": ends the reminders about the opening that the operator saw. A second call keeps the first name.
 *
 * @throws DomainError BREAKER_CLOSED; STALE_EPOCH (its details hold the current state).
 */
export async function acknowledgeOpening(
  tx: Tx,
  input: { readonly epoch: number; readonly actor: string },
): Promise<Acknowledgement> {
  await lockBreakerShared(tx);
  const { state, epoch } = await readBreaker(tx);
  if (state === "CLOSED")
    throw new DomainError("BREAKER_CLOSED", "The breaker is closed: there is nothing to look at.");
  if (epoch !== input.epoch) {
    throw new DomainError(
      "STALE_EPOCH",
      `You saw epoch ${input.epoch}, and it is ${epoch} by now: look at the cause again.`,
      { state, epoch },
    );
  }
  await tx.query(
    "INSERT INTO breaker_acknowledgement (epoch, actor) VALUES ($1, $2) ON CONFLICT (epoch) DO NOTHING",
    [epoch, input.actor],
  );
  const [kept] = await tx.query<Acknowledgement>(
    "SELECT epoch, at, actor FROM breaker_acknowledgement WHERE epoch = $1",
    [epoch],
  );
  return kept as Acknowledgement;
}
