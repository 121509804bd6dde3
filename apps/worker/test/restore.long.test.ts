import { randomBytes } from "node:crypto";
import { checkInvariants } from "@leadgen/core/outreach";
import { createPool } from "@leadgen/db";
import { QUICK_DEATH, type SimulatedSystem, type System, system } from "@leadgen/testkit";
import { ownServer } from "@leadgen/testkit/lab";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, closeAsOperator, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

const HALF_WAY = "SELECT count(*) >= 3 FROM job_step WHERE step = 'RESEARCH'";
const CAUSE = "SELECT state, epoch, opened_by, reason FROM breaker";
const OPENED =
  "SELECT state = 'OPEN' AND NOT EXISTS (SELECT FROM job WHERE status IN ('PENDING', 'RUNNING')) FROM breaker";
/** A worker started after the restore has swept up after the earlier one. */
const OLD_ONES_GONE = "SELECT count(*) = 1 FROM worker WHERE stopped_at IS NULL";

/** A campaign half-way, whose worker was killed: the state that a backup may contain. */
async function halfWay(system: SimulatedSystem): Promise<void> {
  await runningCampaign(system, 8);
  // Slow enough that work is left after that step.
  system.simulator.setLatency({ provider: "openai", ms: 400 });
  await using worker = await startWorkerProcess(system.env);
  await until(system, HALF_WAY);
  await worker.end("SIGKILL");
}

async function requestsOf({ simulator }: SimulatedSystem): Promise<number> {
  let count = 0;
  for await (const { event } of simulator.requests()) if (event === "received") count += 1;
  return count;
}

async function expectInvariants({ db }: System): Promise<void> {
  expect((await checkInvariants(db)).filter(({ violations }) => violations > 0)).toEqual([]);
}

/** The same system on a copy of its database, like a restored dump or a clone. */
async function cloneOf(original: SimulatedSystem): Promise<SimulatedSystem> {
  const name = `leadgen_copy_${randomBytes(8).toString("hex")}`;
  const source = new URL(original.databaseUrl).pathname.slice(1);
  const server = new URL(original.databaseUrl);
  server.pathname = "/postgres";
  const admin = createPool(server.href, { max: 1 });
  await admin.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1`, [
    source,
  ]);
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${source}"`);
  server.pathname = `/${name}`;
  const pool = createPool(server.href, { max: 4 });
  const dispose = async () => {
    await pool.end();
    await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  };
  const env = { ...original.env, DATABASE_URL: server.href };
  const database = async () => ({ url: server.href, pool, [Symbol.asyncDispose]: dispose });
  return { ...(await system({ database, env })), simulator: original.simulator };
}

test("an unannounced copy is noticed by the first worker: OPEN before anything is sent, and a person closes", async () => {
  await using system = await newSystem(QUICK_DEATH);
  await halfWay(system);
  await using clone = await cloneOf(system);
  const before = await requestsOf(system);
  {
    await using _worker = await startWorkerProcess(clone.env);
    expect(await until(clone, CAUSE, () => true)).toEqual({
      state: "OPEN",
      epoch: 1,
      opened_by: expect.stringMatching(/^worker:/),
      reason: expect.stringMatching(
        /^This database is a copy of another one: a restored dump, or a clone\. /,
      ),
    });
    await until(clone, OLD_ONES_GONE);
    expect(await clone.rows(OPENED)).toEqual([{ "?column?": true }]);
    expect(await clone.rows("SELECT 1 FROM provider_call WHERE outcome IS NULL")).toEqual([]);
    expect(await requestsOf(system)).toBe(before);
    await expectInvariants(clone);
  }
  // The next worker finds nothing new, and a person's close holds.
  await using _next = await startWorkerProcess(clone.env);
  await closeAsOperator(clone);
  await until(clone, ALL_OVER);
  expect(await clone.rows("SELECT epoch, state FROM breaker")).toEqual([{ epoch: 1, state: "CLOSED" }]);
  await expectInvariants(clone);
});

test("without the mark, the same copy would go on by itself and call the providers", async () => {
  await using system = await newSystem(QUICK_DEATH);
  await halfWay(system);
  await using clone = await cloneOf(system);
  await clone.pool.query("DELETE FROM installation");
  await using _worker = await startWorkerProcess(clone.env);
  await until(clone, ALL_OVER);
  expect(await clone.rows("SELECT epoch FROM breaker")).toEqual([{ epoch: 0 }]);
});

/** Longer than usual: four servers are started one after the other. */
const SLOW = 90_000;

test("a disk that is set back is noticed by a living worker, and a recovery to a point in time by the next worker that starts", {
  timeout: SLOW,
}, async () => {
  const server = await ownServer();
  await using system = await newSystem(QUICK_DEATH, async () => server);
  await halfWay(system);
  await server.snapshot();
  {
    await using worker = await startWorkerProcess(system.env);
    await until(system, ALL_OVER);
    await until(system, "SELECT count(*) = 0 FROM graphile_worker.jobs");
    await server.rollBack();
    await until(system, IS_OPEN);
    expect(await system.rows(CAUSE)).toMatchObject([
      { epoch: 1, reason: expect.stringMatching(/^This database has lost what leadgen wrote/) },
    ]);
    await worker.end("SIGKILL");
  }
  await server.recover();
  {
    await using _worker = await startWorkerProcess(system.env);
    expect(await system.rows(CAUSE)).toMatchObject([
      {
        epoch: 1,
        reason: expect.stringMatching(/^This database was recovered from a physical backup or promoted/),
      },
    ]);
  }
});
