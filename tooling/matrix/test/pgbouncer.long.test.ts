import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createPool, DatabaseUnreachableError, endPool, transaction } from "@leadgen/db";
import { expect, test, vi } from "vitest";
import { pgbouncerVersion, throughPgbouncer } from "../src/pgbouncer.ts";
import { place } from "../src/place.ts";

/** Long enough for silence to be noticed and for a question about it to stay unanswered, in seconds. */
const LONG = 6;

/** Skipped on a machine without PgBouncer. */
const withPooler = test.skipIf(pgbouncerVersion() === undefined);

/** A PgBouncer with fewer connections than are wanted. */
async function tightPooler(settings: Readonly<Record<string, number>>) {
  const where = await place(await mkdtemp(path.join(tmpdir(), "leadgen-pgbouncer-place-")));
  return throughPgbouncer(where, "session", settings);
}

withPooler.concurrent(
  "waiting in PgBouncer's queue is reported as FULL, and cuts off no client that is being served",
  async ({ expect }) => {
    await using pooler = await tightPooler({ default_pool_size: 2 });
    const served = createPool(pooler.url, { max: 2 });
    const late = createPool(pooler.url, { max: 1 });
    const works = [1, 2].map(() => transaction(served, (tx) => tx.query(`SELECT pg_sleep(${LONG})`)));
    await expect.poll(() => served.totalCount - served.waitingCount).toBe(2);
    const refused = transaction(late, (tx) => tx.query("SELECT 1")).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(await Promise.allSettled(works)).toMatchObject([{ status: "fulfilled" }, { status: "fulfilled" }]);
    expect(await refused).toBeInstanceOf(DatabaseUnreachableError);
    expect(await refused).toMatchObject({ kind: "FULL" });
    await Promise.all([served, late].map(endPool));
  },
);

withPooler.concurrent("PgBouncer's own limit of clients is reported as FULL", async () => {
  await using pooler = await tightPooler({ max_client_conn: 1 });
  const pool = createPool(pooler.url, { max: 2 });
  // The connection that checked whether PgBouncer is there counts until PgBouncer has seen its end.
  const client = await vi.waitFor(() => pool.connect(), { timeout: 20_000 });
  await expect(transaction(pool, (tx) => tx.query("SELECT 1"))).rejects.toMatchObject({ kind: "FULL" });
  client.release();
  await endPool(pool);
});
