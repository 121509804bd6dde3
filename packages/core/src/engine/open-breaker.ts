import { DomainError } from "../errors.ts";
import { decideBreaker } from "./breaker/decide.ts";
import type { Domain } from "./domain.ts";
import { lockBreakerExclusive } from "./parts/lock-breaker.ts";
import { tripBreaker } from "./parts/trip-breaker.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";

/**
 * An operator's emergency stop (rule B5).
 *
 * @throws DomainError BREAKER_OPEN when it is OPEN already, INVALID_INPUT without a reason.
 */
export async function openBreaker(
  tx: Tx,
  input: { readonly actor: string; readonly reason: string },
  domain: Domain,
): Promise<{ epoch: number; jobsPaused: number }> {
  await lockBreakerExclusive(tx);
  const decision = decideBreaker(await readBreaker(tx), { type: "OPEN_BY_HAND", reason: input.reason });
  if ("refused" in decision) throw new DomainError(decision.refused, decision.message);
  if ("unmoved" in decision) throw new Error("engine-e3: opening by hand cannot be late");
  const { epoch } = decision.next;
  return { epoch, jobsPaused: await tripBreaker(tx, { epoch, ...input }, domain) };
}
