import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "../connection.ts";
import { freePort, isFree, USUAL_PORT } from "./free-port.ts";
import { serverIdentity } from "./identity.ts";
import { initCluster, readPassword, SUPERUSER } from "./init-cluster.ts";
import { type LaunchOptions, launch, type Server } from "./launch.ts";
import { type Binaries, findBinaries, placeBinaries, placeData, SHARED_DIR } from "./place.ts";
import { clearStalePidFile, findPostmaster, type Postmaster } from "./postmaster.ts";

export interface EmbeddedOptions {
  /** The data's folder; made if missing. */
  readonly dataDir: string;
  /** Exactly this port, or the start fails. 0: any free port. Default: 54329, or any free port. */
  readonly port?: number;
  /** PostgreSQL settings by name. fsync stays on unless switched off here. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** The PostgreSQL to run (default: that of the npm package). */
  readonly binaries?: Binaries;
  /** Where root places files that the server's user can't reach (default /var/lib/leadgen). */
  readonly sharedDir?: string;
}

export interface Embedded extends AsyncDisposable {
  /** Connects to the database `leadgen` as superuser. Holds the password. */
  readonly url: string;
  readonly port: number;
  /** The real folder, which may differ from the requested one (see place.ts). */
  readonly dataDir: string;
  /** Whether the server was running already; then `stop` leaves it running. */
  readonly attached: boolean;
  stop(): Promise<void>;
}

const DATABASE = "leadgen";
/** How long a start may take, in milliseconds. Recovery after a crash reads the whole log. */
const PATIENCE = 60_000;
const POLL = 20;

/**
 * Starts a real PostgreSQL on 127.0.0.1, or uses the one that already runs on the data folder. A server started here stops with
 * `stop()`, and also when this process ends in any other way, SIGKILL included.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { sharedDir = SHARED_DIR, settings = {}, binaries = findBinaries() } = options;
  const identity = serverIdentity(path.join(options.dataDir, "cluster"));
  const dataDir = await placeData(options.dataDir, identity, sharedDir);
  const bin = path.join(await placeBinaries(binaries, identity, sharedDir), "bin");
  const { version } = binaries;
  const cluster = await initCluster({ dataDir, bin, version, identity, sync: settings.fsync !== "off" });
  const password = await readPassword(cluster);
  const logFile = path.join(dataDir, "server.log");
  const deadline = Date.now() + PATIENCE;

  for (;;) {
    const running = await findReady(cluster, deadline);
    if (running) return opened({ dataDir, password, port: running.port, server: undefined });
    clearStalePidFile(cluster);
    const port = await choosePort(options.port);
    const launched: LaunchOptions = {
      bin,
      cluster,
      port,
      logFile,
      identity,
      settings: { max_connections: 200, ...settings },
    };
    const server = launch(launched);
    if (await becomesReady(server, cluster, deadline)) return opened({ dataDir, password, port, server });
    await server.stop();
    await explain(logFile, deadline);
  }
}

async function choosePort(asked: number | undefined): Promise<number> {
  if (asked === undefined || asked === 0) return freePort(asked ?? USUAL_PORT);
  if (await isFree(asked)) return asked;
  throw new Error(
    `Port ${asked} is taken. Stop what uses it, or name another port for the embedded database.`,
  );
}

/** Waits while a server is starting or stopping. @returns the running server; undefined if none runs. */
async function findReady(cluster: string, deadline: number): Promise<Postmaster | undefined> {
  for (;;) {
    const found = findPostmaster(cluster);
    if (!found || found.status === "ready") return found;
    if (Date.now() > deadline) {
      throw new Error(
        `The PostgreSQL with process id ${found.pid} has been ${found.status} for a minute. Stop it and try again.`,
      );
    }
    await sleep(POLL);
  }
}

async function becomesReady(server: Server, cluster: string, deadline: number): Promise<boolean> {
  let ended = false;
  void server.ended.then(() => {
    ended = true;
  });
  while (!ended && Date.now() < deadline) {
    const found = findPostmaster(cluster);
    // Compare the process ids: of two processes that start at once, one finds the other's server here.
    if (found?.pid === server.pid && found.status === "ready") return true;
    await sleep(POLL);
  }
  return false;
}

/** Returns if another try can help: another process took the port or the data folder, or old backends are ending. @throws Error otherwise. */
async function explain(logFile: string, deadline: number): Promise<void> {
  const log = await readFile(logFile, "utf8");
  const passing =
    /Address already in use|lock file "postmaster.pid" already exists|pre-existing shared memory block/;
  if (passing.test(log) && Date.now() < deadline) return void (await sleep(POLL * 5));
  throw new Error(
    `The embedded PostgreSQL did not start. Its log (${logFile}) ends with:\n${log.trim().split("\n").slice(-5).join("\n")}`,
  );
}

interface Opened {
  readonly dataDir: string;
  readonly password: string;
  readonly port: number;
  readonly server: Server | undefined;
}

async function opened({ dataDir, password, port, server }: Opened): Promise<Embedded> {
  try {
    await ensureDatabase(urlOf(password, port, "postgres"));
  } catch (error) {
    await server?.stop();
    throw error;
  }
  const stop = async () => server?.stop();
  return { url: urlOf(password, port), port, dataDir, attached: !server, stop, [Symbol.asyncDispose]: stop };
}

export const urlOf = (password: string, port: number, database: string = DATABASE): string =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

async function ensureDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  }).catch((error: { code?: string }) => {
    // Another process that started at the same moment has just made the database.
    if (!["42P04", "23505"].includes(error.code ?? "")) throw error;
  });
}
