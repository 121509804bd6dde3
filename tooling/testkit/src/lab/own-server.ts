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

/** A server of the test's own, which it may stop. */
export interface OwnServer extends TestDatabase {
  restart(): Promise<void>;
  /** Starts it if it had to stop. */
  start(): Promise<void>;
  /** Copies the stopped server's data, as a snapshot of the disk does. */
  snapshot(): Promise<void>;
  /** Goes back to the snapshot. */
  rollBack(): Promise<void>;
  /** Stops, and is a standby when it is there again: it answers, and takes no writes. */
  demote(): Promise<void>;
  /** The standby takes writes from now on. */
  promote(): Promise<void>;
  /** The same by recovery from an archive (an empty one), as every restore to a point in time is done. */
  recover(): Promise<void>;
}

export interface OwnServerOptions {
  /** Where its data is to be (default: a folder of its own). */
  readonly parent?: string;
  readonly settings?: Readonly<Record<string, string>>;
}

export async function ownServer({ parent, settings: own = {} }: OwnServerOptions = {}): Promise<OwnServer> {
  const folder = parent ?? (await mkdtemp(path.join(tmpdir(), "leadgen-own-server-")));
  const dataDir = path.join(folder, "data");
  let server: Embedded = await startEmbedded({ dataDir, port: await steadyPort(), settings: own });
  const { url, port } = server;
  await migrate(url);
  const pool = createPool(url, { max: 4 });
  // Where it really is: for root, not in the folder.
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

/** With owners and modes, which PostgreSQL insists on. */
async function copy(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await promisify(execFile)("cp", ["-a", from, to]);
}
