import { setTimeout as sleep } from "node:timers/promises";
import type { Bucket } from "@leadgen/core";
import { type CallTokens, settleTokens } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import type pg from "pg";

/** Corrections are gathered this long, in milliseconds: a sixth of what `TOKEN_SLACK` keeps of a minute, so that no token is lost. */
const GATHER_MS = 200;

export interface SettlementSettings {
  readonly pool: pg.Pool;
  readonly stopping: AbortSignal;
  readonly onTrouble: (error: unknown) => void;
}

/** Corrects the tokens that calls were counted with, in one statement for all corrections gathered. */
export function gatherTokens({ pool, stopping, onTrouble }: SettlementSettings) {
  const gathered = new Map<Bucket, CallTokens[]>();
  const settleSoon = async (bucket: Bucket) => {
    await sleep(GATHER_MS, undefined, { signal: stopping }).catch(() => {});
    const calls = gathered.get(bucket) ?? [];
    gathered.delete(bucket);
    await settleTokens(autocommit(pool), { ...bucket, calls }).catch(onTrouble);
  };
  return (bucket: Bucket, call: CallTokens): void => {
    const calls = gathered.get(bucket);
    if (calls !== undefined) {
      calls.push(call);
      return;
    }
    gathered.set(bucket, [call]);
    void settleSoon(bucket);
  };
}
