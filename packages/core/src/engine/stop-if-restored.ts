import type { Domain } from "./domain.ts";
import { openBreaker } from "./open-breaker.ts";
import { forgetLost, type InHand } from "./parts/forget-lost.ts";
import { lockBreakerExclusive } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";
import { markDatabase, type Recognition, recogniseDatabase, type Witness } from "./recognise-database.ts";

/** Why the breaker opens, for each recognition that opens it. */
const REASONS: Partial<Record<Recognition, string>> = {
  COPIED: "This database is a copy of another one: a restored dump, or a clone.",
  TURNED_BACK: "This database has lost what leadgen wrote: it was restored, or failed over with losses.",
  PROMOTED: "This database was recovered from a physical backup or promoted while no worker ran.",
};

/** The end of every such reason. */
export const WHAT_TO_DO =
  "Calls made since then may not be recorded here: compare with the providers' usage pages before you close.";

export interface RestoreCheck {
  readonly actor: string;
  readonly witness?: Witness | undefined;
  /** The caller knows that the database has lost a commit of its own (default false). */
  readonly lost?: boolean;
  /**
   * Gives the claims and calls that the caller holds, if it is a worker. It is called once the breaker is OPEN and no call can begin. It
   * must include each call from before its intent is written.
   */
  readonly inHand?: () => InHand;
}

/**
 * The safety net for a restore that was not announced by `secureRestored`: if the database is not the marked one, the
 * breaker opens, because its rows do not tell which calls were made after the backup was taken. A breaker that is OPEN
 * already stays as it is. Either way the database is marked, so this happens once.
 *
 * @returns what the database was recognised as, and whether this opened the breaker.
 */
export async function stopIfRestored(
  tx: Tx,
  input: RestoreCheck,
  domain: Domain,
): Promise<{ recognised: Recognition; opened: boolean }> {
  await lockBreakerExclusive(tx);
  const recognised = input.lost ? "TURNED_BACK" : await recogniseDatabase(tx, input.witness);
  if (recognised === "SAME") return { recognised, opened: false };
  await markDatabase(tx);
  const reason = REASONS[recognised];
  if (reason === undefined) return { recognised, opened: false };
  const opened = (await readBreaker(tx)).state === "CLOSED";
  if (opened) await openBreaker(tx, { actor: input.actor, reason: `${reason} ${WHAT_TO_DO}` }, domain);
  if (recognised === "TURNED_BACK" && input.inHand !== undefined) await forgetLost(tx, input.inHand());
  return { recognised, opened };
}
