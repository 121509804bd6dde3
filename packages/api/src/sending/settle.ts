import {
  holdClaim,
  pauseSending,
  type SendingClaim,
  type SendingEnd,
  settleSending,
} from "@leadgen/core/outreach";
import { type Tx, transaction } from "@leadgen/db";
import type { ApiDeps } from "../deps/api-deps.ts";

// Writes between and after a person's calls have their own transactions: none is open while Instantly works. The audit event is
// written with the first one.

/** Runs the transaction of a call's intent, only while the claim is held. */
export const whileClaimed =
  ({ pool }: ApiDeps, claim: SendingClaim) =>
  (work: (tx: Tx) => Promise<string>): Promise<string> =>
    transaction(pool, async (tx) => {
      await holdClaim(tx, claim);
      return work(tx);
    });

/** Ends an activation. @returns false if a person paused the sending in the meantime; the pause stays. */
export const settle = ({ pool }: ApiDeps, claim: SendingClaim, end: SendingEnd): Promise<boolean> =>
  transaction(pool, (tx) => settleSending(tx, claim, end));

/** Records that Instantly has paused the campaign. */
export const notePaused = (
  { pool }: ApiDeps,
  paused: { readonly campaignId: string; readonly actor: string },
): Promise<void> => transaction(pool, (tx) => pauseSending(tx, paused));
