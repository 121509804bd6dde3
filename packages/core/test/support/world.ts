import { autocommit, type Tx, transaction } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import type pg from "pg";
import { only } from "../../src/engine/parts/tx.ts";
import type { Reach } from "../../src/outreach/index.ts";

/** A database of the test's own, with an organization and a worker that is alive. */
export interface World extends AsyncDisposable {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly organizationId: string;
  readonly workerId: string;
  /** Each statement commits by itself: for looking at rows, and for `beginCall`. */
  readonly db: Tx;
  /** One transaction, committed. */
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

export async function newWorld(options: { readonly connections?: number } = {}): Promise<World> {
  const database = await testDatabase({ max: options.connections ?? 10 });
  const db = autocommit(database.pool);
  const { organizationId, workerId } = only(
    await db.query<{ organizationId: string; workerId: string }>(`
      WITH org AS (INSERT INTO organization (name) VALUES ('Nordkyst') RETURNING id),
           busy AS (INSERT INTO worker (name, concurrency) VALUES ('worker-1', 10) RETURNING id)
      SELECT org.id AS "organizationId", busy.id AS "workerId" FROM org, busy`),
  );
  return {
    url: database.url,
    pool: database.pool,
    organizationId,
    workerId,
    db,
    run: (work) => transaction(database.pool, work),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** The database could be reached all the time, so silence means death. */
export const ALWAYS_REACHED: Reach = { seconds: 86_400, gapSeconds: 8 };

/** One more worker that is alive. */
export async function newWorker(world: World, name = "another worker"): Promise<string> {
  const rows = await world.db.query<{ id: string }>(
    "INSERT INTO worker (name, concurrency) VALUES ($1, 10) RETURNING id",
    [name],
  );
  return only(rows).id;
}

/** The worker misses its heartbeats from now on. */
export async function fallSilent(world: World, workerId = world.workerId): Promise<void> {
  await world.db.query("UPDATE worker SET beat_at = now() - interval '1 hour' WHERE id = $1", [workerId]);
}
