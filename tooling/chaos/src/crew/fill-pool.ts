import type pg from "pg";

/** Opens all connections of the pool, one by one: on a slow machine many at once take longer than the time-out of one. */
export async function fillPool(db: pg.Pool): Promise<void> {
  const clients: pg.PoolClient[] = [];
  while (clients.length < db.options.max) clients.push(await db.connect());
  for (const client of clients) client.release();
}
