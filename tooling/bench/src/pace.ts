import type { RateLimit } from "@leadgen/core";
import { autocommit } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import type pg from "pg";
import type { Figure } from "./figures.ts";
import { DEFAULT_LIMITS, researchAlone, specOf } from "./pace/limits.ts";
import { type Load, newClient, runCampaigns } from "./pace/run-campaign.ts";
import { openSite } from "./pace/site.ts";
import { callsASecond, fullestOfEach } from "./pace/windows.ts";

export interface PaceOptions extends Load {
  readonly workers: number;
  /** The providers' latency, in milliseconds. */
  readonly latency: number;
  /** The limit of research, unless the default limits are used. */
  readonly limit: RateLimit["windows"];
  readonly defaultLimits: boolean;
}

/** Calls of one lead in sequence: campaign, search and reveal, then its own four. */
const CALLS_OF_A_LEAD = 7;

/** The first leads are revealed batch by batch; after this many leads that no longer matters. */
const SETTLED = 100;

/** Runs campaigns from start to end: how much of the limit is used, and whether it is ever exceeded. */
export async function benchPace(lab: Lab, options: PaceOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_pace");
  const limits = options.defaultLimits ? DEFAULT_LIMITS : researchAlone(options.limit);
  await using site = await openSite(database, { ...options, limits: limits.env });
  const db = database.pool(2);
  await runCampaigns(db, await newClient(db), options);
  return await figuresOf(db, await site.arrivals(), { ...options, windows: limits.research });
}

async function figuresOf(
  db: pg.Pool,
  arrived: readonly number[],
  { leads, campaigns, workers, latency, windows }: PaceOptions & Pick<RateLimit, "windows">,
): Promise<Figure[]> {
  const aSecond = callsASecond(windows);
  const [row] = await autocommit(db).query<{ seconds: number; issued: number }>(
    `SELECT extract(epoch FROM max(finished_at) - min(started_at))::float8 AS seconds,
            (SELECT issued::int FROM rate_limit WHERE bucket = 'PERPLEXITY') AS issued FROM campaign`,
  );
  if (row === undefined) throw new Error("bench-p6: the campaign is gone");
  const atTheLimit = arrived.length / aSecond + (CALLS_OF_A_LEAD * latency) / 1000;
  const usedFrom = (first: number) => {
    const took = ((arrived.at(-1) ?? 0) - (arrived[first] ?? 0)) / 1000;
    return (arrived.length - 1 - first) / took / aSecond;
  };
  const benchmark = `pace ${leads} leads, ${campaigns} campaigns, ${workers} workers, ${latency} ms, limit ${specOf(windows)}`;
  return [
    {
      benchmark,
      what: "time at the limit / time taken",
      value: atTheLimit / row.seconds,
      unit: "x",
      target: { is: "at least", limit: 0.9 },
    },
    {
      benchmark,
      what: "of the limit used",
      value: usedFrom(0),
      unit: "x",
      target: { is: "at least", limit: 0.9 },
    },
    ...(arrived.length > 2 * SETTLED
      ? [
          {
            benchmark,
            what: "of the limit used, from the hundredth lead on",
            value: usedFrom(SETTLED),
            unit: "x",
            target: { is: "at least", limit: 0.95 },
          } as const,
        ]
      : []),
    ...fullestOfEach(benchmark, arrived, windows),
    { benchmark, what: "turns that were missed", value: row.issued - arrived.length, unit: "count" },
  ];
}
