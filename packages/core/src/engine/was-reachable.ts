import { only, type Tx } from "./parts/tx.ts";

/**
 * Whether workers could reach this database for the last `seconds`: at each moment one of them was being heard, dead by now or not.
 *
 * Silence means death only then. After an outage every worker has been silent for long, and the first one to come back would bury
 * all the others: their calls UNKNOWN, their steps paid for again. It is asked of the rows, not of the memory of who sweeps: where
 * workers die one after the other, none may be old enough to remember.
 *
 * @param input.gapSeconds between two beats at most; as in `beatWorker`. With the time from one worker's beat to another's it has to
 * stay below `seconds`, or an outage of that length passes for a time in which somebody was heard.
 */
export async function wasReachable(
  tx: Tx,
  input: { readonly seconds: number; readonly gapSeconds: number },
): Promise<boolean> {
  return only(await tx.query<{ reachable: boolean }>(REACHABLE, [input.seconds, input.gapSeconds])).reachable;
}

// A span whose beginning is after its last beat is left over from a clock that was turned back.
const REACHABLE = `
  SELECT coalesce(
    range_agg(tstzrange(heard_since, beat_at + make_interval(secs => $2)))
      @> tstzrange(now() - make_interval(secs => $1), now()), false) AS reachable
  FROM worker WHERE heard_since <= beat_at AND beat_at > now() - make_interval(secs => $1::float8 + $2::float8)`;
