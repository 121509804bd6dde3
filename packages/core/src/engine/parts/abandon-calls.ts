import type { Tx } from "./tx.ts";

/**
 * Marks calls without an outcome as UNKNOWN: their outcome will never be reported, and they may have been paid for.
 * They end now, but at most 24 days after their start: a latency is an integer of milliseconds, and 25 days overflow it.
 * Not a verb: the caller holds the breaker's lock.
 *
 * @param which SQL condition over `provider_call`
 * @returns how many calls were marked.
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
