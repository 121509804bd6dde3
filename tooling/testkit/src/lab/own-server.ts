import { execFile } from "node:child_process";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createPool } from "@leadgen/db";
import { type Embedded, startEmbedded } from "@leadgen/db/embedded";
import { migrate } from "@leadgen/db/migrate";
import type { TestDatabase } from "@leadgen/db/testing";
import { promote, signalAtStart } from "./standby.ts";
import { steadyPort } from "./steady-port.ts";

/** A PostgreSQL server that the test may stop. */
export interface OwnServer extends TestDatabase {
  restart(): Promise<void>;
  /** Starts it if it is stopped. */
  start(): Promise<void>;
  /** Copies the stopped server's data, like a snapshot of the disk. */
  snapshot(): Promise<void>;
  /** Restores the snapshot. */
  rollBack(): Promise<void>;
  /** Restarts as a standby: it answers, and takes no writes. */
  demote(): Promise<void>;
  /** Makes the standby take writes. */
  promote(): Promise<void>;
  /** Restarts it through recovery from an (empty) archive, as every restore to a point in time does. */
  recover(): Promise<void>;
}

export interface OwnServerOptions {
  /** The parent folder of its data (default: a folder of its own). */
  readonly parent?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Tests end processes, not the machine: what was written survives that without fsync. */
const SETTINGS = { fsync: "off" };

export async function ownServer({ parent, settings }: OwnServerOptions = {}): Promise<OwnServer> {
  const own = { ...SETTINGS, ...settings };
  const folder = parent ?? (await mkdtemp(path.join(tmpdir(), "leadgen-own-server-")));
  const dataDir = path.join(folder, "data");
  let server: Embedded = await startEmbedded({ dataDir, port: await steadyPort(), settings: own });
  const { url, port } = server;
  await migrate(url);
  const pool = createPool(url, { max: 4 });
  // The real path: for root it is not in the folder.
  const data = await realpath(dataDir);
  const whileStopped = async (work: () => Promise<unknown>, settings: Record<string, string> = {}) => {
    await server.stop();
    await work();
    server = await startEmbedded({ dataDir, port, settings: { ...own, ...settings } });
  };
  const turnBack = () => copy(`${data}.snapshot`, data);
  const cluster = path.join(data, "cluster");
  const recover = async () => {
    await turnBack();
    await signalAtStart(cluster, "recovery.signal");
  };
  return {
    url,
    pool,
    restart: () => whileStopped(async () => {}),
    async start() {
      server = await startEmbedded({ dataDir, port, settings: own });
    },
    demote: () => whileStopped(() => signalAtStart(cluster, "standby.signal")),
    promote: () => promote(url),
    snapshot: () => whileStopped(() => copy(data, `${data}.snapshot`)),
    rollBack: () => whileStopped(turnBack),
    recover: () => whileStopped(recover, { restore_command: "/bin/false" }),
    async [Symbol.asyncDispose]() {
      await pool.end();
      await server.stop();
      const ours = parent === undefined ? [folder] : [];
      for (const each of [...ours, data, `${data}.snapshot`])
        await rm(each, { recursive: true, force: true });
    },
  };
}

/** Keeps owners and modes, which PostgreSQL checks. */
async function copy(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await promisify(execFile)("cp", ["-a", from, to]);
}
