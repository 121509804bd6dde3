import {
  holdClaim,
  pauseSending,
  type SendingClaim,
  type SendingEnd,
  settleSending,
} from "@leadgen/core/outreach";
import { type Tx, transaction } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";

// What comes between and after a person's calls has transactions of its own: none is open while Instantly works, and the
// audit event is written with the first.

/** For a call's intent: recorded only while the claim is held. */
export const whileClaimed =
  ({ pool }: ApiDeps, claim: SendingClaim) =>
  (work: (tx: Tx) => Promise<string>): Promise<string> =>
    transaction(pool, async (tx) => {
      await holdClaim(tx, claim);
      return work(tx);
    });

/** Ends an activation. @returns false if somebody paused the sending meanwhile, and that stays. */
export const settle = ({ pool }: ApiDeps, claim: SendingClaim, end: SendingEnd): Promise<boolean> =>
  transaction(pool, (tx) => settleSending(tx, claim, end));

/** Instantly has paused the campaign. */
export const notePaused = (
  { pool }: ApiDeps,
  paused: { readonly campaignId: string; readonly actor: string },
): Promise<void> => transaction(pool, (tx) => pauseSending(tx, paused));
