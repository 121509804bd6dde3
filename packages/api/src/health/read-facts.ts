import type { Tx } from "@leadgen/db";
import { SQL_HEARTBEAT_AGE, SQL_WORKERS_ALIVE } from "../db/workers-alive.ts";

/** Openings of the breaker so far for one reason; `provider` is null if a person or a restore opened it. */
export interface Openings {
  readonly provider: string | null;
  readonly kind: string | null;
  readonly count: number;
}

/** A monitor's facts about the whole installation. None of them needs a count over jobs. */
export interface SystemFacts {
  readonly open: boolean;
  readonly epoch: number;
  /** Seconds since the opening; 0 while CLOSED. */
  readonly openSeconds: number;
  /** Total seconds for which the breaker was OPEN, up to now. */
  readonly timeOpenSeconds: number;
  readonly workersAlive: number;
  /** Seconds since the latest heartbeat of all workers that were not stopped; null if there is none. */
  readonly heartbeatAgeSeconds: number | null;
  readonly callsInFlight: number;
  readonly campaignsRunning: number;
  readonly openings: readonly Openings[];
}

export async function readFacts(tx: Tx): Promise<SystemFacts> {
  const [facts] = await tx.query<SystemFacts>(FACTS);
  if (facts === undefined) throw new Error("api-e22: the breaker has no row");
  return facts;
}

const FACTS = `
  SELECT state = 'OPEN' AS open, epoch,
         CASE WHEN state = 'OPEN' THEN extract(epoch FROM now() - opened_at) ELSE 0 END::float8 AS "openSeconds",
         (SELECT coalesce(extract(epoch FROM sum(coalesce(closed.at, now()) - opened.at)), 0)::float8
          FROM breaker_event AS opened LEFT JOIN breaker_event AS closed ON closed.epoch = opened.epoch AND closed.kind = 'CLOSED'
          WHERE opened.kind = 'OPENED') AS "timeOpenSeconds",
         ${SQL_WORKERS_ALIVE} AS "workersAlive",
         ${SQL_HEARTBEAT_AGE}::float8 AS "heartbeatAgeSeconds",
         (SELECT count(*)::int FROM provider_call WHERE outcome IS NULL) AS "callsInFlight",
         (SELECT count(*)::int FROM campaign WHERE status = 'RUNNING') AS "campaignsRunning",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('provider', provider, 'kind', failure_kind, 'count', n)), '[]')
          FROM (SELECT provider, failure_kind, count(*) AS n FROM breaker_event WHERE kind = 'OPENED' GROUP BY 1, 2) AS counted)
           AS openings
  FROM breaker`;
