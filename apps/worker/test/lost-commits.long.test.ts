import { randomUUID } from "node:crypto";
import { startCampaign } from "@leadgen/core/outreach";
import {
  autocommit,
  CommitOutcomeUnknownError,
  createPool,
  endPool,
  type LossWatch,
  transaction,
  watchForLoss,
} from "@leadgen/db";
import { system } from "@leadgen/testkit";
import { type OwnServer, ownServer } from "@leadgen/testkit/lab";
import { type MadeJob, makeCampaign, makeJob, makeOrganization } from "@leadgen/testkit/make";
import { startWorkerProcess } from "@leadgen/testkit/process";
import type pg from "pg";
import { expect, test } from "vitest";
import { heldClaims } from "../src/held-claims.ts";
import {
  ALL_OVER,
  CRITERIA,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";

/** Longer than usual: the server is stopped and started several times. */
const SLOW = 90_000;

/** A process that writes, and its handler of a loss, which fails the first `failures` times. */
function writer(
  server: OwnServer,
  { failures = 0, ...rest }: { failures?: number } & Partial<Pick<LossWatch, "lacks" | "told">> = {},
) {
  let losses = 0;
  const witness = watchForLoss(server.url, {
    applicationName: "leadgen-test",
    ...rest,
    onLoss: async () => {
      losses += 1;
      if (losses <= failures) throw new Error("not yet");
    },
  });
  const pool = createPool(server.url, { max: 3, witness });
  const write = () => transaction(pool, (tx) => makeOrganization(tx));
  return { pool, write, losses: () => losses, [Symbol.asyncDispose]: () => endPool(pool) };
}

const connected = async (pool: pg.Pool): Promise<boolean> =>
  pool.query("SELECT 1").then(
    () => true,
    () => false,
  );

/**
 * A commit that waits for a standby that does not answer, and whose wait is ended from outside: PostgreSQL reports COMMIT, with a warning
 * that nobody reads. Our timeouts do not end such a wait: PostgreSQL disables them before it. A commit that comes before PostgreSQL's
 * checkpointer has read the setting does not wait, and on a machine that stands still for seconds the connection may be cut for its
 * silence, so that nobody was told of the commit: in both cases it is done again.
 */
async function writeUnwaited(server: OwnServer, { write }: { write: () => Promise<unknown> }): Promise<void> {
  const { pool } = server;
  await pool.query("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  await pool.query("SELECT pg_reload_conf()");
  let over = false;
  const told = write()
    .then(
      () => true,
      (error: unknown) => {
        if (error instanceof CommitOutcomeUnknownError) return false;
        throw error;
      },
    )
    .finally(() => {
      over = true;
    });
  const waits = async () => ((await pool.query(`SELECT ${WAITING}`)).rowCount ?? 0) > 0;
  await expect.poll(async () => (await waits()) || over, { timeout: 30_000 }).toBe(true);
  const waited = await waits();
  if (waited) {
    await expectTold(server);
    const cancel = `SELECT count(pg_cancel_backend(pid))::int AS n ${WAITING}`;
    await expect.poll(async () => (await pool.query(cancel)).rows, { timeout: 30_000 }).toEqual([{ n: 1 }]);
  }
  if (!(await told) || !waited) await writeUnwaited(server, { write });
}

const WAITING = "FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

/** The database answers, but nothing that is started would be committed. */
async function expectTold({ url, pool }: OwnServer): Promise<void> {
  await using told = await system({
    database: async () => ({ url, pool, async [Symbol.asyncDispose]() {} }),
    api: {},
  });
  const ready = async () =>
    (await told.api.fetch(new Request("http://localhost/api/v1/health/ready"))).text();
  await expect
    .poll(ready, { timeout: 30_000 })
    .toMatch(/Commits have been waiting for a synchronous standby for \d+ s/);
}

/** The pool notices its lost connections one by one. */
async function reconnect({ pool }: { pool: pg.Pool }): Promise<void> {
  await expect.poll(() => connected(pool), { timeout: 30_000 }).toBe(true);
}

test("a server that was restarted, or promoted with all commits, has lost nothing", {
  timeout: SLOW,
}, async () => {
  await using server = await ownServer();
  await using one = writer(server);
  await Promise.all(Array.from({ length: 6 }, one.write));
  await server.restart();
  await reconnect(one);
  await one.write();
  await server.demote();
  await server.promote();
  await reconnect(one);
  await one.write();
  expect(one.losses()).toBe(0);
});

test("a server that lacks the last commit, even if only its wait for the standby was ended, is reported once, before any connection to it is handed out", {
  timeout: SLOW,
}, async () => {
  await using server = await ownServer();
  await using one = writer(server, { failures: 1 });
  await using idle = writer(server);
  await one.write();
  await server.snapshot();
  await reconnect(one);
  await reconnect(idle);
  expect(one.losses()).toBe(0);
  await writeUnwaited(server, one);
  await idle.pool.query("SELECT 1");
  await server.rollBack();
  // Until the loss was handled there is no connection.
  await expect
    .poll(async () => one.losses() === 0 && (await connected(one.pool)), { timeout: 30_000 })
    .toBe(false);
  await reconnect(one);
  expect(one.losses()).toBe(2);
  await Promise.all(Array.from({ length: 6 }, one.write));
  expect(one.losses()).toBe(2);
  // Each process watches only its own commits.
  await reconnect(idle);
  expect(idle.losses()).toBe(0);
});

test("a missing intent, even if nothing else is missing, is noticed by the process whose call it is", {
  timeout: SLOW,
}, async () => {
  await using server = await ownServer();
  const db = autocommit(server.pool);
  const kept = await makeJob(db, { status: "RUNNING", calling: true });
  const held = heldClaims();
  const begin = ({ jobId, attempt, callId }: MadeJob) => {
    held.hold({ jobId, attempt });
    held.callBegun(jobId, callId as string);
  };
  begin(kept);
  // A call whose intent is about to be written or withdrawn is never reported as missing.
  const uncertain = await makeJob(db, { status: "RUNNING" });
  held.hold(uncertain);
  held.callUncertain(uncertain.jobId, randomUUID());
  await using one = writer(server, { lacks: held.lackedBy, told: held.forgetLost });
  await one.pool.query("SELECT 1");
  await server.snapshot();
  await reconnect(one);
  expect(one.losses()).toBe(0);
  const gone = await makeJob(db, { status: "RUNNING", calling: true });
  begin(gone);
  await server.rollBack();
  await reconnect(one);
  expect(one.losses()).toBe(1);
  await server.restart();
  await reconnect(one);
  expect(one.losses()).toBe(1);
});

test("a call whose intent is committed while its worker finds the database set back is not given up", async () => {
  await using system = await newSystem();
  await system.pool.query(`
    CREATE FUNCTION hold_back() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NEW; END';
    CREATE TRIGGER hold_back BEFORE INSERT ON provider_call FOR EACH ROW EXECUTE FUNCTION hold_back()`);
  const holder = await system.pool.connect();
  await holder.query("SELECT pg_advisory_lock(1)");
  await runningCampaign(system, 1);
  await using _worker = await startWorkerProcess(system.env);
  // Not earlier: the opening would come before the intent.
  await until(system, INTENT_WAITS);
  // The worker's heartbeats are missing, and the opening because of that waits for the job whose intent is being written.
  await expect
    .poll(
      async () => {
        await system.pool.query("UPDATE worker SET beats = 0");
        return system.rows(OPENING_WAITS_FOR_INTENT);
      },
      { timeout: 60_000 },
    )
    .toEqual([{ waits: true }]);
  await holder.query("SELECT pg_advisory_unlock(1)");
  holder.release();
  await until(system, IS_OPEN);
  await until(system, "SELECT coalesce(bool_and(outcome IS NOT NULL), true) FROM provider_call");
  // If it was held for longer than its turn, the call is withdrawn and was not sent. It must never become UNKNOWN.
  expect([[], [{ outcome: "SUCCEEDED", kept: true }]]).toContainEqual(
    await system.rows("SELECT outcome, kept FROM provider_call"),
  );
  await expectNothingLostOrPaidTwice(system);
});

// PostgreSQL shows the first 1,024 characters of a query.
const INTENT_WAITS = `
  SELECT EXISTS (
    SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event = 'advisory' AND query LIKE '%AS call_id%')`;

const OPENING_WAITS_FOR_INTENT = `
  SELECT EXISTS (
    SELECT FROM pg_stat_activity AS opening, unnest(pg_blocking_pids(opening.pid)) AS intent
    JOIN pg_stat_activity AS blocker ON blocker.pid = intent
    WHERE opening.datname = current_database() AND blocker.wait_event = 'advisory'
      AND blocker.query LIKE '%AS call_id%') AS waits`;

test("a doorbell of a living worker whose end was lost rings again, and its job is not left PENDING", {
  timeout: SLOW,
}, async () => {
  const server = await ownServer();
  await using system = await newSystem({}, async () => server);
  await using _worker = await startWorkerProcess(system.env);
  const { pool } = await until<{ pool: string | null }>(
    system,
    "SELECT pool_ids[1] AS pool FROM worker",
    (row) => row?.pool != null,
  );
  // The state in which the fetch of a doorbell was committed, and neither its end nor the claim.
  await system.tx(async (tx) => {
    const { id } = await makeCampaign(tx, { status: "CREATED", leadLimit: 1, criteria: CRITERIA });
    await startCampaign(tx, id);
    await tx.query(
      "UPDATE graphile_worker._private_jobs SET attempts = 1, locked_at = now(), locked_by = $1",
      [pool],
    );
  });
  await server.restart();
  await until(system, ALL_OVER);
  await expectNothingLostOrPaidTwice(system);
});

test("if the server reports no log positions, nothing is remembered and commits are plain", async () => {
  await using server = await ownServer();
  await server.pool.query(`
    CREATE ROLE guest LOGIN PASSWORD 'guest';
    GRANT ALL ON ALL TABLES IN SCHEMA public TO guest;
    REVOKE EXECUTE ON FUNCTION pg_last_wal_replay_lsn() FROM PUBLIC`);
  const url = new URL(server.url);
  url.username = "guest";
  url.password = "guest";
  await using guest = writer({ ...server, url: url.href });
  const { id } = await guest.write();
  expect((await server.pool.query("SELECT id FROM organization")).rows).toEqual([{ id }]);
});

test("a swallowed error is still reported: nothing was committed", async () => {
  await using server = await ownServer();
  await using one = writer(server);
  const attempt = transaction(one.pool, async (tx) => {
    await makeOrganization(tx);
    await tx.query("SELECT 1/0").catch(() => undefined);
  });
  await expect(attempt).rejects.toMatchObject({ code: "TRANSACTION_MISUSE" });
  expect((await server.pool.query("SELECT 1 FROM organization")).rows).toEqual([]);
});
