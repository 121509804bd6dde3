import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROVIDERS } from "@leadgen/core";
import { startCampaign } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import type { Lab } from "@leadgen/testkit/lab";
import type pg from "pg";
import type { Figure } from "./figures.ts";
import { startProcess } from "./pace/start-process.ts";
import { fullest } from "./pace/windows.ts";

export interface PaceOptions {
  readonly leads: number;
}

/** What the providers take to answer, in milliseconds. */
const LATENCY_MS = 200;

/** One provider is the bottleneck, and so low that the machine is not. */
const RESEARCH_A_SECOND = 8;

const WORKERS = 3;
const LIMIT_ENV = {
  PERPLEXITY_RATE_LIMIT: `${RESEARCH_A_SECOND}/1`,
  OPENAI_RATE_LIMIT: "100/1",
  OPENAI_TOKEN_LIMIT: "9000000/1",
};

/** Calls of one lead, one after the other: campaign, search and reveal, then its own four. */
const CALLS_OF_A_LEAD = 7;

/** A campaign from its start to its end, by three workers: how much of the limit is used, and whether it is ever passed. */
export async function benchPace(lab: Lab, { leads }: PaceOptions): Promise<Figure[]> {
  await using database = await lab.database("bench_pace");
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-pace-"));
  try {
    const db = database.pool(2);
    const log = path.join(folder, "requests.ndjson");
    {
      await using simulator = await startProcess("apps/simulator/src/main.ts", {
        env: { SIMULATOR_PORT: "0", SIMULATOR_LOG: log, SIMULATOR_LATENCY_MS: String(LATENCY_MS) },
        ready: /listening on (\S+)/,
      });
      const env = workerEnv(database.url, simulator.said);
      await using stack = new AsyncDisposableStack();
      for (let place = 0; place < WORKERS; place++)
        stack.use(await startProcess("apps/worker/src/main.ts", { env, ready: /(Registered)/ }));
      await runCampaign(db, leads);
    }
    return await figuresOf(db, await arrivals(log), leads);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const workerEnv = (databaseUrl: string, simulatorUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  NODE_ENV: "test",
  ...Object.fromEntries(
    PROVIDERS.flatMap((provider) => [
      [`${provider}_API_KEY`, "key-of-the-benchmarks"],
      [`${provider}_BASE_URL`, `${simulatorUrl}/${provider.toLowerCase()}`],
    ]),
  ),
  ...LIMIT_ENV,
});

const SEARCH = { titles: ["head of sales", "head of operations", "head of marketing", "ceo", "cto"] };
const OFFER = { product: "Route planning for ferries.", senderName: "Ada Berg", senderCompany: "Nordkyst" };

async function runCampaign(db: pg.Pool, leads: number): Promise<void> {
  await transaction(db, async (tx) => {
    const [campaign] = await tx.query<{ id: string }>(
      `WITH org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id)
       INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
       SELECT id, 'Pace', $1, $2::text::jsonb, $3::text::jsonb FROM org RETURNING id`,
      [leads, JSON.stringify(SEARCH), JSON.stringify(OFFER)],
    );
    await startCampaign(tx, campaign?.id as string);
  });
  for (;;) {
    const [row] = await autocommit(db).query<{ over: boolean; open: boolean; why: string | null }>(
      `SELECT campaign.finished_at IS NOT NULL AS over, breaker.state = 'OPEN' AS open, breaker.reason AS why
       FROM campaign, breaker`,
    );
    if (row?.open) throw new Error(`bench-p1: the breaker opened: ${row.why}`);
    if (row?.over) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** When research arrived at the provider, in milliseconds. */
async function arrivals(log: string): Promise<number[]> {
  const lines = (await readFile(log, "utf8")).trim().split("\n");
  return lines
    .map((line) => JSON.parse(line) as { event: string; provider?: string; at: string })
    .filter(({ event, provider }) => event === "received" && provider === "perplexity")
    .map(({ at }) => Date.parse(at));
}

async function figuresOf(db: pg.Pool, arrived: readonly number[], leads: number): Promise<Figure[]> {
  const [row] = await autocommit(db).query<{ seconds: number; issued: number }>(
    `SELECT extract(epoch FROM finished_at - started_at)::float8 AS seconds,
            (SELECT issued::int FROM rate_limit WHERE bucket = 'PERPLEXITY') AS issued FROM campaign`,
  );
  if (row === undefined) throw new Error("bench-p2: the campaign is gone");
  const atTheLimit = arrived.length / RESEARCH_A_SECOND + (CALLS_OF_A_LEAD * LATENCY_MS) / 1000;
  const span = ((arrived.at(-1) ?? 0) - (arrived[0] ?? 0)) / 1000;
  const benchmark = `pace ${leads} leads, ${WORKERS} workers, ${RESEARCH_A_SECOND} calls a second`;
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
      value: (arrived.length - 1) / span / RESEARCH_A_SECOND,
      unit: "x",
      target: { is: "at least", limit: 0.9 },
    },
    {
      benchmark,
      what: "most calls in any second",
      value: fullest(arrived, 1_000),
      unit: "count",
      target: { is: "at most", limit: RESEARCH_A_SECOND },
    },
    { benchmark, what: "turns that were missed", value: row.issued - arrived.length, unit: "count" },
  ];
}
