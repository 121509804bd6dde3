import { SQL_GAP } from "./parts/silence.ts";
import { only, type Tx } from "./parts/tx.ts";

/** For how long, up to now, workers could reach this database, as their rows vouch for it. */
export interface Reach {
  /** Since then at least one worker was sending heartbeats at each moment, dead by now or not. 0: none sends any now. */
  readonly seconds: number;
  /** They may not have noticed an outage as short as this. */
  readonly gapSeconds: number;
}

/**
 * Asked before `rescueJobs`: silence means death only where the database could be reached. After an outage every worker has been
 * silent for long, and the first one to come back would declare all the others dead: their calls UNKNOWN, their steps paid
 * for again. It is read from the rows, not from the sweeping worker's memory: where workers die one after the other, none may be old
 * enough to remember. Workers with a longer silence than the asking one's own do not vouch: they would not notice its outages.
 */
export async function readReach(tx: Tx, workerId: string): Promise<Reach> {
  return only(await tx.query<Reach>(REACH, [workerId]));
}

// A span whose beginning is after its last beat is left over from a clock that was turned back. No worker may be silent for
// longer than an hour, so what was heard before two of them decides nothing.
const REACH = `
  WITH heard AS (
         SELECT heard_since, beat_at, ${SQL_GAP} AS gap FROM worker
         WHERE silent_ms <= (SELECT silent_ms FROM worker WHERE id = $1)
           AND heard_since <= beat_at AND beat_at > now() - interval '2 hours'),
       spans AS (SELECT unnest(range_agg(tstzrange(heard_since, beat_at + gap))) AS span FROM heard)
  SELECT coalesce((SELECT extract(epoch FROM now() - lower(span)) FROM spans WHERE span @> now()), 0)::float8 AS seconds,
         coalesce((SELECT extract(epoch FROM max(gap)) FROM heard), 0)::float8 AS "gapSeconds"`;
