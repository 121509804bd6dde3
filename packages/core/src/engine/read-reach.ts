import { SQL_GAP } from "./parts/silence.ts";
import { only, type Tx } from "./parts/tx.ts";

/** For how long, up to now, workers could reach this database, according to their heartbeats. */
export interface Reach {
  /** For this long, at least one worker was sending heartbeats at each moment, dead by now or not. 0: none sends any now. */
  readonly seconds: number;
  /** These workers may not have noticed an outage of this length or shorter. */
  readonly gapSeconds: number;
}

/**
 * Call it before `rescueJobs`: silence means death only if the database could be reached. After an outage every worker has been
 * silent for long, and the first one to return would declare all the others dead: their calls UNKNOWN, their steps paid
 * for again. It reads the rows, not the sweeping worker's memory: if workers die one after the other, none may be old
 * enough to remember. Workers with a longer `silent_ms` than the asking one do not count: they would not notice its outages.
 */
export async function readReach(tx: Tx, workerId: string): Promise<Reach> {
  return only(await tx.query<Reach>(REACH, [workerId]));
}

// A row whose heard_since is after its last beat is left over from a clock that was turned back. No worker may be silent for
// longer than an hour, so beats more than two hours old decide nothing.
const REACH = `
  WITH heard AS (
         SELECT heard_since, beat_at, ${SQL_GAP} AS gap FROM worker
         WHERE silent_ms <= (SELECT silent_ms FROM worker WHERE id = $1)
           AND heard_since <= beat_at AND beat_at > now() - interval '2 hours'),
       spans AS (SELECT unnest(range_agg(tstzrange(heard_since, beat_at + gap))) AS span FROM heard)
  SELECT coalesce((SELECT extract(epoch FROM now() - lower(span)) FROM spans WHERE span @> now()), 0)::float8 AS seconds,
         coalesce((SELECT extract(epoch FROM max(gap)) FROM heard), 0)::float8 AS "gapSeconds"`;
