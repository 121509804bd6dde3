import { readFile } from "node:fs/promises";
import path from "node:path";
import { createPool, endPool } from "@leadgen/db";
import { type Embedded, startEmbedded } from "@leadgen/db/embedded";
import { migrate } from "@leadgen/db/migrate";
import { promote, signalAtStart, steadyPort } from "@leadgen/testkit/lab";
import type pg from "pg";
import type { SiteDatabase } from "../site/site.ts";
import { familyOf, kill, killThoseIn } from "./process-family.ts";

/**
 * How PostgreSQL is stopped.
 * - fast: like an orderly restart; sessions are told.
 * - immediate: SIGQUIT, no checkpoint: it recovers at the next start.
 * - kill: SIGKILL to all its processes at once.
 */
export type Stop = "fast" | "immediate" | "kill";

/** A PostgreSQL of the experiment's own (fsync on), with the product's schema, which may be stopped and filled. */
export interface OwnServer extends SiteDatabase, AsyncDisposable {
  readonly port: number;
  /** The parent of all its processes. */
  postmaster(): Promise<number>;
  /** Finds the processes to kill in advance, so that the kill itself takes microseconds. @returns the kill. */
  aim(how: Exclude<Stop, "fast">): Promise<() => void>;
  /** Resolves when none of its processes is left. */
  stopped(how: Stop): Promise<void>;
  /** Resolves when it accepts connections. */
  start(): Promise<void>;
  /** Stops in order and restarts as a standby: it answers, and refuses every write. */
  demoted(): Promise<void>;
  /** Makes the standby accept writes. */
  promoted(): Promise<void>;
}

export interface OwnServerOptions {
  /** The real path, not a link. */
  readonly folder: string;
  readonly settings?: Readonly<Record<string, string | number>>;
}

export async function startOwnServer({ folder, settings = {} }: OwnServerOptions): Promise<OwnServer> {
  const dataDir = path.join(folder, "postgres");
  let server: Embedded = await startEmbedded({ dataDir, port: await steadyPort(), settings });
  const { url, port } = server;
  const real = server.dataDir;
  const pools: pg.Pool[] = [];
  try {
    await migrate(url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const postmaster = async () =>
    Number((await readFile(path.join(real, "cluster", "postmaster.pid"), "utf8")).split("\n")[0]);
  const start = async () => {
    server = await startEmbedded({ dataDir, port, settings });
  };
  const aim = async (how: Exclude<Stop, "fast">) => {
    const first = await postmaster();
    if (how === "immediate") return () => kill(first, "SIGQUIT");
    const family = familyOf(first);
    return () => {
      for (const pid of family) kill(pid, "SIGKILL");
    };
  };
  return {
    url,
    port,
    pool(max) {
      const pool = createPool(url, { max, applicationName: "leadgen-lab" });
      pools.push(pool);
      return pool;
    },
    postmaster,
    aim,
    async stopped(how) {
      if (how !== "fast") (await aim(how).catch(() => () => undefined))();
      await server.stop();
      if (how === "kill") await killThoseIn(path.join(real, "cluster"));
    },
    start,
    async demoted() {
      await server.stop();
      await signalAtStart(path.join(real, "cluster"), "standby.signal");
      await start();
    },
    promoted: () => promote(url),
    async [Symbol.asyncDispose]() {
      await Promise.all(pools.map(endPool));
      await server.stop();
    },
  };
}
