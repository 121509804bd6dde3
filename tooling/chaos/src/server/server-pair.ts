import path from "node:path";
import { createPool, endPool } from "@leadgen/db";
import { migrate } from "@leadgen/db/migrate";
import { steadyPort } from "@leadgen/testkit/lab";
import type pg from "pg";
import { startMovingAddress } from "../proxy/moving-address.ts";
import { throughPort } from "../site/environment.ts";
import type { SiteDatabase } from "../site/site.ts";
import {
  ask,
  type Cluster,
  copyOf,
  killHard,
  startPrimary,
  startStandby,
  stop,
  untilTrue,
} from "./cluster.ts";

/** A primary and its standby, behind one address. */
export interface ServerPair extends SiteDatabase, AsyncDisposable {
  /** Whether commits wait for the standby from now on. */
  synchronous(on: boolean): Promise<void>;
  /** The standby receives nothing more until the failover. */
  cutStandbyOff(): Promise<void>;
  /** Stops the primary in order; the standby takes over. Resolves when it accepts writes. */
  switchOver(): Promise<void>;
  /** Kills the primary; the standby takes over. Resolves when it accepts writes. */
  failOver(): Promise<void>;
  /** Queries the killed primary's data before it is discarded. */
  askTheDead<Row>(sql: string): Promise<Row[]>;
  /** Makes the old primary the standby. */
  rejoin(): Promise<void>;
}

export async function startServerPair(folder: string): Promise<ServerPair> {
  const stack = new AsyncDisposableStack();
  const cluster = async (name: string): Promise<Cluster> => {
    const port = await steadyPort();
    return { folder: path.join(folder, name), port, data: "", server: undefined };
  };
  let primary = await cluster("one");
  let standby = await cluster("two");
  for (const each of [primary, standby]) stack.defer(() => stop(each));
  const address = stack.use(await startMovingAddress());
  const { url } = await startPrimary(primary);
  await migrate(url);
  // Starting a cluster as primary once creates its folder and finds its real path.
  await startPrimary(standby);
  await stop(standby);
  await copyOf(primary, standby);
  await startStandby(standby, primary);
  address.lead(primary.port);

  const promote = async () => {
    // Without waiting: a statement on the standby may block what it still has to apply, and is then cancelled.
    await ask(standby, "SELECT pg_promote(false)");
    await untilTrue(standby, "SELECT NOT pg_is_in_recovery()");
    [primary, standby] = [standby, primary];
    address.lead(primary.port);
  };
  const synchronous = async (on: boolean) => {
    const names = `ALTER SYSTEM SET synchronous_standby_names = '${on ? "*" : ""}'`;
    await ask(primary, names, "SELECT pg_reload_conf()");
    const state = on ? "sync" : "async";
    await untilTrue(primary, `SELECT count(*) = 1 FROM pg_stat_replication WHERE sync_state = '${state}'`);
    // Commits wait only once the checkpointer, too, has read the setting, which it does before its next checkpoint.
    await ask(primary, "CHECKPOINT");
  };
  const through = throughPort(url, address.port);
  let orderly = true;
  const pools: pg.Pool[] = [];
  stack.defer(async () => void (await Promise.all(pools.map(endPool))));
  return {
    url: through,
    pool(max) {
      const pool = createPool(through, { max, applicationName: "leadgen-lab" });
      pools.push(pool);
      return pool;
    },
    synchronous,
    async cutStandbyOff() {
      await ask(standby, "ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()");
      await untilTrue(standby, "SELECT count(*) = 0 FROM pg_stat_wal_receiver");
    },
    async switchOver() {
      address.lead(undefined);
      await stop(primary);
      orderly = true;
      await promote();
    },
    async failOver() {
      address.lead(undefined);
      await killHard(primary);
      orderly = false;
      await promote();
    },
    async askTheDead<Row>(sql: string) {
      await startPrimary(standby);
      const rows = await ask<Row>(standby, sql);
      await stop(standby);
      return rows;
    },
    async rejoin() {
      // Only a primary that stopped in order has nothing that the new one lacks.
      if (!orderly) await copyOf(primary, standby);
      await startStandby(standby, primary);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
