import type pg from "pg";
import { createPool, type PoolOptions } from "./pool.ts";

/** How often the connection is tried, in milliseconds: while there is one, and while there is none. */
const CHECK = 5_000;
const RETRY = 500;

/**
 * One connection that is open from the start and stays open, apart from the pool: for what has to work when no other
 * connection can be had, which is to stop everything. If it is lost it is opened again as soon as PostgreSQL lets us.
 * Whoever ends it uses `endPool`.
 */
export function createReserve(url: string, options: Omit<PoolOptions, "max" | "keep"> = {}): pg.Pool {
  const applicationName = `${options.applicationName ?? "leadgen"}-reserve`;
  const pool = createPool(url, { ...options, applicationName, max: 1, keep: 1 });
  let timer: NodeJS.Timeout | undefined;
  const hold = async () => {
    clearTimeout(timer);
    if (pool.ending) return;
    const held = await pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    clearTimeout(timer);
    if (!pool.ending) timer = setTimeout(hold, held ? CHECK : RETRY).unref();
  };
  pool.on("remove", () => void hold());
  void hold();
  return pool;
}
