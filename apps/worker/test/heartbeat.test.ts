import { createPool, endPool } from "@leadgen/db";
import { cuttable, testDatabase } from "@leadgen/db/testing";
import { expect, inject, test, vi } from "vitest";
import { startHeartbeat } from "../src/heartbeat.ts";

const SILENT_MS = 1_000;

/** Heartbeats of two workers whose connection to the database can be cut. */
async function twoHearts() {
  const stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const way = stack.use(await cuttable(inject("testServer").url));
  const identities: string[] = [];
  const hearts = ["one", "two"].map((name) => {
    const pool = createPool(way.to(db.url), { max: 2 });
    const reserve = createPool(way.to(db.url), { max: 1 });
    stack.defer(async () => void (await Promise.all([pool, reserve].map(endPool))));
    const heart = startHeartbeat({
      pool,
      reserve,
      name,
      concurrency: 1,
      heartbeatMs: 100,
      silentMs: SILENT_MS,
      poolIds: () => [],
      strays: { release: async () => 0 },
      claims: () => [],
      onRescue: () => {},
      onSweptUp: () => {},
      onRestored: () => {},
      onTrouble: () => {},
      onNewIdentity: (id) => identities.push(id),
    });
    stack.defer(() => heart.stop());
    return { heart, pool };
  });
  const rows = async (sql: string) => (await db.pool.query(sql)).rows;
  return { db, way, hearts, identities, rows, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const silentFor = (ms: number) =>
  `SELECT 1 FROM worker WHERE beat_at < now() - interval '${ms} milliseconds'`;

// An outage as long as the silence is the hardest case: the last heartbeats before it are little older than the silence.
test.each([0, 500, 2_000])(
  "declares no worker dead after an outage that was %i ms longer than the silence",
  async (ms) => {
    await using w = await twoHearts();
    await Promise.all(w.hearts.map(({ heart }) => heart.workerId()));
    // Long enough for both to vouch for the whole silence, so that only the outage keeps them from sweeping.
    await vi.waitUntil(
      async () =>
        (
          await w.rows(
            `SELECT 1 FROM worker WHERE beat_at > started_at + interval '${2 * SILENT_MS} milliseconds'`,
          )
        ).length === 2,
      { timeout: 60_000 },
    );
    w.way.cut();
    await vi.waitUntil(async () => (await w.rows(silentFor(SILENT_MS + ms))).length === 2, {
      timeout: 60_000,
    });
    w.way.restore();
    await vi.waitUntil(async () => (await w.rows(silentFor(SILENT_MS))).length === 0, { timeout: 60_000 });
    expect(await w.rows("SELECT 1 FROM worker WHERE stopped_at IS NOT NULL")).toEqual([]);
    expect(w.identities).toHaveLength(2);
  },
);

test("declares a silent worker dead if another could reach the database all the time", async () => {
  await using w = await twoHearts();
  await Promise.all(w.hearts.map(({ heart }) => heart.workerId()));
  await w.hearts[0]?.heart.stop();
  await vi.waitUntil(
    async () => (await w.rows("SELECT 1 FROM worker WHERE stopped_at IS NOT NULL")).length === 1,
    { timeout: 60_000 },
  );
});

test("beats while the sweep waits for a long closing", async () => {
  await using w = await twoHearts();
  await Promise.all(w.hearts.map(({ heart }) => heart.workerId()));
  const closer = await w.db.pool.connect();
  await closer.query("BEGIN");
  await closer.query("SELECT pg_advisory_xact_lock(x'4c454144'::int)");
  const longer = `SELECT 1 FROM worker WHERE beat_at > started_at + interval '${2 * SILENT_MS} milliseconds'`;
  await vi.waitUntil(async () => (await w.rows(longer)).length === 2, { timeout: 60_000 });
  await closer.query("ROLLBACK");
  closer.release();
  expect(w.identities).toHaveLength(2);
});
