import type { Tx } from "./tx.ts";

/**
 * Marks calls that have no outcome as UNKNOWN: nobody will say any more how they ended, and they may have been paid for.
 * Their end is now, but no later than a latency can say (24 days in milliseconds are an integer, 25 are not).
 * Not a verb: the caller holds the breaker's lock.
 *
 * @param which SQL over `provider_call`
 * @returns how many.
 */
export async function abandonCalls(tx: Tx, which: string, params: readonly unknown[] = []): Promise<number> {
  const rows = await tx.query(
    `UPDATE provider_call
     SET outcome = 'UNKNOWN', ended_at = least(clock_timestamp(), started_at + interval '24 days'),
         message = 'The process that made it died, was stopped or was cut off between sending and recording.'
     WHERE outcome IS NULL AND ${which}
     RETURNING id`,
    params,
  );
  return rows.length;
}
