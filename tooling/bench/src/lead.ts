import { openLab } from "@leadgen/testkit/lab";
import type pg from "pg";
import type { Figure } from "./figures.ts";
import { NO_LIMITS } from "./pace/limits.ts";
import { newClient, runCampaigns } from "./pace/run-campaign.ts";
import { openSite } from "./pace/site.ts";

export interface LeadOptions {
  readonly leads: number;
}

/** What one lead costs PostgreSQL: statements and commits of a campaign with one worker, heartbeats and polls included. */
export async function benchLead(folder: string, { leads }: LeadOptions): Promise<Figure[]> {
  await using lab = await openLab(folder, {
    shared_preload_libraries: "pg_stat_statements",
    "pg_stat_statements.max": 10_000,
  });
  await using database = await lab.database("bench_lead");
  const db = database.pool(2);
  await db.query("CREATE EXTENSION pg_stat_statements");
  await using _site = await openSite(database, { limits: NO_LIMITS, workers: 1 });
  const client = await newClient(db);
  await db.query("SELECT pg_stat_statements_reset()");
  const before = await commits(db);
  await runCampaigns(db, client, { leads, campaigns: 1 });
  const after = await commits(db);
  const { rows } = await db.query<{ statements: number; own: number; ended: number }>(COUNTED);
  const [row] = rows;
  if (row === undefined) throw new Error("bench-l1: an aggregate without a row");
  const benchmark = `lead, ${leads} of a campaign, limits off`;
  return [
    {
      benchmark,
      what: "statements a lead",
      value: row.statements / row.ended,
      unit: "count",
      target: { is: "at most", limit: 40 },
    },
    {
      benchmark,
      what: "commits a lead",
      value: (after - before - row.own) / row.ended,
      unit: "count",
      target: { is: "at most", limit: 10 },
    },
  ];
}

async function commits(db: pg.Pool): Promise<number> {
  // A connection reports its counts when it has been idle for a while, or on request.
  await db.query("SELECT pg_stat_force_next_flush()");
  const { rows } = await db.query<{ count: number }>(
    "SELECT xact_commit::int AS count FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]?.count ?? 0;
}

// Without the benchmark's own check whether the campaign is over.
const OWN = "query LIKE '%AS over, (SELECT state%' OR query LIKE '%pg_stat%'";
const COUNTED = `
  SELECT (sum(calls) FILTER (WHERE NOT (${OWN})))::int AS statements, coalesce(sum(calls) FILTER (WHERE ${OWN}), 0)::int AS own,
         (SELECT count(*)::int FROM job WHERE type = 'ENRICH_LEAD' AND finished_at IS NOT NULL) AS ended
  FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`;
