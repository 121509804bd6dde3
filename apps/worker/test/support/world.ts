import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { checkInvariants, closeBreaker, readBreaker, startCampaign } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { type Simulator, startSimulator } from "@leadgen/simulator";
import { expect } from "vitest";

/** A database, a simulator, and the environment of workers that use both. */
export interface World extends AsyncDisposable {
  readonly db: TestDatabase;
  readonly simulator: Simulator;
  readonly env: Readonly<Record<string, string>>;
}

/** Long enough for a busy machine; a wait that takes this long has failed. */
const PATIENCE_MS = 60_000;

export async function newWorld(
  env: Readonly<Record<string, string>> = {},
  openDatabase: () => Promise<TestDatabase> = () => testDatabase({ max: 4 }),
): Promise<World> {
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-worker-test-"));
  const simulator = await startSimulator({
    port: 0,
    logFile: path.join(folder, "requests.ndjson"),
    seed: "worker",
  });
  const db = await openDatabase();
  await db.pool.query("INSERT INTO organization (name) VALUES ('Nordkyst')");
  return {
    db,
    simulator,
    env: { ...environment(db.url, simulator), ...env },
    async [Symbol.asyncDispose]() {
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
      await db[Symbol.asyncDispose]();
    },
  };
}

function environment(databaseUrl: string, simulator: Simulator): Record<string, string> {
  const providers = Object.entries(simulator.baseUrls).flatMap(([name, url]) => [
    [`${name.toUpperCase()}_API_KEY`, `key-of-${name}`],
    [`${name.toUpperCase()}_BASE_URL`, url],
    [`${name.toUpperCase()}_RATE_LIMIT`, "1000/1"],
  ]);
  return {
    DATABASE_URL: databaseUrl,
    NODE_ENV: "test",
    LOG_LEVEL: "silent",
    WORKER_POLL_MS: "200",
    WORKER_HEARTBEAT_MS: "200",
    WORKER_SILENT_MS: "2000",
    WORKER_DRAIN_MS: "3000",
    ...Object.fromEntries(providers),
  };
}

/**
 * A RUNNING campaign; all of a world belong to one organization, so that no person is in two of them.
 * @throws DomainError when the breaker is OPEN; there is no campaign then.
 */
export function runningCampaign({ db }: World, leadLimit: number): Promise<string> {
  return transaction(db.pool, async (tx) => {
    const [campaign] = await tx.query<{ id: string }>(
      `INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer)
       SELECT id, 'Operations in Denmark', $1, $2, $3 FROM organization RETURNING id`,
      [leadLimit, CRITERIA, OFFER],
    );
    const id = campaign?.id as string;
    await startCampaign(tx, id);
    return id;
  });
}

export const CRITERIA = { titles: ["head of operations"], locations: ["denmark"] };
export const OFFER = {
  product: "Freight planning for small fleets",
  senderName: "Ada Byron",
  senderCompany: "Analytical",
};

export async function start({ db }: World, campaignId: string): Promise<void> {
  await transaction(db.pool, (tx) => startCampaign(tx, campaignId));
}

/** What an operator does when the cause is gone. */
export async function closeAsOperator({ db }: World): Promise<number> {
  const { epoch } = await readBreaker(autocommit(db.pool));
  const closed = await transaction(db.pool, (tx) =>
    closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }),
  );
  return closed.jobsResumed;
}

/** How often the rows are looked at, in milliseconds: often enough to be quick, seldom enough to leave the cores to the rest. */
const LOOK_MS = 25;

/** Waits until the rows say so: the signal is the row itself. */
export async function until<Row>(
  world: World,
  sql: string,
  passes: (row: Row) => boolean = (row) => Object.values(row as object)[0] === true,
): Promise<Row> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const [row] = (await world.db.pool.query(sql)).rows as Row[];
    if (row !== undefined && passes(row)) return row;
    if (performance.now() > deadline)
      throw new Error(`Never came true: ${sql}\nlast: ${JSON.stringify(row)}`);
    await pause(LOOK_MS);
  }
}

export const ALL_OVER = "SELECT count(*) > 0 AND bool_and(finished_at IS NOT NULL) FROM campaign";
export const IS_OPEN = "SELECT state = 'OPEN' FROM breaker";

/** The rows, for expectations. */
export async function rowsOf<Row>({ db }: World, sql: string, params: unknown[] = []): Promise<Row[]> {
  return (await db.pool.query(sql, params)).rows as Row[];
}

/** I1 to I9 by the database, and paid calls and additions by the providers' own log. */
export async function expectNothingLostOrPaidTwice(world: World): Promise<void> {
  const broken = (await checkInvariants(autocommit(world.db.pool))).filter(
    ({ violations }) => violations > 0,
  );
  expect(broken).toEqual([]);
  expect(await repeatedWork(world)).toEqual([]);
}

/** What the providers did twice, judged by their own log: for the same person, or more often than we know of. */
async function repeatedWork(world: World): Promise<string[]> {
  const asked = new Map<number, string>();
  const works = new Map<string, number>();
  for await (const line of world.simulator.requests()) {
    if (line.event === "received") asked.set(line.seq, JSON.stringify(line.body ?? line.path));
    else if (line.workDone !== null) {
      const request = asked.get(line.seq) as string;
      // Research names the company, not the person: colleagues ask the same.
      const what = line.provider === "perplexity" ? line.operation : shorten(request);
      works.set(`${line.provider} ${what}`, (works.get(`${line.provider} ${what}`) ?? 0) + 1);
    }
  }
  const [kept] = await rowsOf<{ research: number }>(
    world,
    "SELECT count(*)::int AS research FROM provider_call WHERE step = 'RESEARCH' AND (kept OR outcome = 'UNKNOWN')",
  );
  return [...works]
    .filter(([work, times]) => times > (work.startsWith("perplexity") ? (kept?.research as number) : 1))
    .map(([work, times]) => `${times} x ${work}`);
}

/** Enough of a request to tell people apart, and to read in a failed expectation. */
const shorten = (request: string): string => {
  const person = request.indexOf('"input"');
  return person < 0 ? request.slice(0, 400) : request.slice(person, person + 600);
};
