import { autocommit, endPool } from "@leadgen/db";
import { cuttable, testDatabase } from "@leadgen/db/testing";
import { expect, inject, test, vi } from "vitest";
import { createQueuePool } from "../src/queue/queue-pool.ts";
import { type DoorbellEnd, strayDoorbells } from "../src/queue/stray-doorbells.ts";

/** graphile-worker's pool over a connection that the test can cut, and what it reports. */
async function queue() {
  const stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const way = stack.use(await cuttable(inject("testServer").url));
  const cutOff = new AbortController();
  const troubled = Promise.withResolvers<void>();
  let lost = 0;
  const pool = createQueuePool({
    url: way.to(db.url),
    directUrl: db.url,
    cutOff: cutOff.signal,
    onAnswerLost: () => {
      lost += 1;
    },
    onTrouble: () => troubled.resolve(),
  });
  stack.defer(() => endPool(pool));
  /** Uses the pool as graphile-worker does. */
  const say = async (name: string, text: string, values: unknown[] = []) => {
    const client = await pool.connect();
    try {
      return await client.query({ name: `${name}/graphile_worker`, text, values });
    } finally {
      client.release();
    }
  };
  const ring = async () => {
    const { rows } = await db.pool.query("SELECT id::text FROM graphile_worker.add_job('enrich_lead', '{}')");
    return rows[0].id as string;
  };
  const left = async () => (await db.pool.query("SELECT id FROM graphile_worker._private_jobs")).rows.length;
  return {
    db,
    pool,
    way,
    say,
    ring,
    left,
    cutOff,
    troubled: troubled.promise,
    lost: () => lost,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const COMPLETE = "DELETE FROM graphile_worker._private_jobs WHERE id = $1::bigint";

test("repeats the report of a task's end until the database answers", async () => {
  await using q = await queue();
  const id = await q.ring();
  q.way.cut();
  const said = q.say("complete_job", COMPLETE, [id]);
  await q.troubled;
  expect(await q.left()).toBe(1);
  q.way.restore();
  await said;
  expect(await q.left()).toBe(0);
});

test("fails at once to fetch the next task while the database is away", async () => {
  await using q = await queue();
  q.way.cut();
  await expect(q.say("get_job", "SELECT 1")).rejects.toThrow();
});

test("stops repeating the report of a task's end when the process ends", async () => {
  await using q = await queue();
  const id = await q.ring();
  q.way.cut();
  q.cutOff.abort();
  await expect(q.say("complete_job", COMPLETE, [id])).resolves.toMatchObject({ rowCount: 0 });
});

test("reports an answer that was lost with its connection", async () => {
  await using q = await queue();
  // Attached at once: the connection may end before the poll does.
  const refused = expect(q.say("get_job", "SELECT pg_sleep(60)")).rejects.toThrow();
  const { pool } = q.db;
  const sleeping =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND datname = current_database()";
  await expect.poll(async () => (await pool.query(sleeping)).rowCount).toBe(1);
  await refused;
  expect(q.lost()).toBe(1);
});

test("queues a doorbell again that a lost statement locks long after the loss", async () => {
  await using q = await queue();
  const id = await q.ring();
  const strays = strayDoorbells();
  const tx = autocommit(q.db.pool);
  strays.suspect();
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    expect(await strays.release(tx, ["mine"])).toBe(0);
    vi.advanceTimersByTime(30_000);
    await q.db.pool.query(
      "UPDATE graphile_worker._private_jobs SET locked_by = 'mine', locked_at = now() - interval '4 seconds' WHERE id = $1::bigint",
      [id],
    );
    expect(await strays.release(tx, ["mine"])).toBe(0);
    await q.db.pool.query(
      "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '6 seconds'",
    );
    expect(await strays.release(tx, ["mine"])).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test("queues a doorbell again that is locked for this process without a task, and no other", async () => {
  await using q = await queue();
  const [lost, held, young, foreign] = await Promise.all([q.ring(), q.ring(), q.ring(), q.ring()]);
  const lock = (id: string | undefined, by: string, seconds: number) =>
    q.db.pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = $2, locked_at = now() - make_interval(secs => $3) WHERE id = $1::bigint`,
      [id, by, seconds],
    );
  await lock(lost, "mine", 60);
  await lock(held, "mine", 60);
  await lock(young, "mine", 0);
  await lock(foreign, "theirs", 60);
  const strays = strayDoorbells();
  const end = Promise.withResolvers<DoorbellEnd>();
  const task = strays.inHand(held ?? "", () => end.promise);
  expect(await strays.release(autocommit(q.db.pool), ["mine"])).toBe(0);
  strays.suspect();
  expect(await strays.release(autocommit(q.db.pool), ["mine"])).toBe(1);
  const { rows } = await q.db.pool.query(
    "SELECT id::text FROM graphile_worker._private_jobs WHERE locked_at IS NULL",
  );
  expect(rows).toEqual([{ id: lost }]);
  end.resolve("ANSWERED");
  await task;
});

test("listens on the direct address, if one is set", async () => {
  await using q = await queue();
  q.way.cut();
  const heard = Promise.withResolvers<string | undefined>();
  q.pool.connect((error, client, release) => {
    if (error !== undefined || client === undefined) return heard.reject(error);
    client.on("notification", ({ payload }) => {
      release();
      heard.resolve(payload);
    });
    client
      .query('LISTEN "jobs:insert"')
      .then(() => q.db.pool.query("SELECT pg_notify('jobs:insert', 'ring')"))
      .catch(heard.reject);
    return undefined;
  });
  expect(await heard.promise).toBe("ring");
});

test("the crontab's queries are answered while another connection listens", async () => {
  await using q = await queue();
  const listening = Promise.withResolvers<() => void>();
  q.pool.connect((error, client, release) => {
    if (error || client === undefined) return listening.reject(error);
    client.query("LISTEN nothing").then(() => listening.resolve(() => release()), listening.reject);
  });
  const release = await listening.promise;
  const { rows } = await q.pool.query(
    "SELECT count(*)::int AS known FROM graphile_worker._private_known_crontabs",
  );
  expect(rows).toEqual([{ known: 0 }]);
  release();
});
