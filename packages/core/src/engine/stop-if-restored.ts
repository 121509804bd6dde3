import type { Domain } from "./domain.ts";
import { openBreaker } from "./open-breaker.ts";
import { forgetLost, type InHand } from "./parts/forget-lost.ts";
import { lockBreakerExclusive } from "./parts/lock-breaker.ts";
import type { Tx } from "./parts/tx.ts";
import { readBreaker } from "./read-breaker.ts";
import { markDatabase, type Recognition, recogniseDatabase, type Witness } from "./recognise-database.ts";

/** Why the breaker opens for what the database turned out to be; the others are no reason. */
const REASONS: Partial<Record<Recognition, string>> = {
  COPIED: "This database is a copy of another one: a restored dump, or a clone.",
  TURNED_BACK: "This database has lost what leadgen wrote: it was restored, or failed over with losses.",
  PROMOTED: "This database was recovered from a physical backup or promoted while no worker ran.",
};

/** What every such reason says besides. */
export const WHAT_TO_DO =
  "Calls made since then may not be recorded here: compare with the providers' usage pages before you close.";

export interface RestoreCheck {
  readonly actor: string;
  readonly witness?: Witness | undefined;
  /** The caller knows that the database has lost a commit of its own (default false). */
  readonly lost?: boolean;
  /**
   * What the caller has in hand, if it is a worker. Asked when the breaker is OPEN and no call can begin any more: one that began before
   * has to be among them from before its intent is written.
   */
  readonly inHand?: () => InHand;
}

/**
 * The safety net for a restore that nobody announced (`secureRestored` is the announcement): if the database is not the
 * one that was marked, the breaker opens, for the workers in it do not know what was sent after the backup was taken.
 * One that is OPEN already stays as it is. Either way the database is marked, so it is told once.
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
