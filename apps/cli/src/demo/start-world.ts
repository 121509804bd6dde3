import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { PROVIDERS } from "@leadgen/core";
import { migrate } from "@leadgen/db/migrate";
import { type ApiClient, createClient } from "../api/client.ts";
import { envFor } from "../env.ts";
import { ENTRY } from "../paths.ts";
import { startDatabase } from "../processes/start-database.ts";
import type { Supervisor } from "../processes/supervisor.ts";
import type { DataFolder } from "./data-folder.ts";
import {
  latencyOf,
  OPERATOR_KEY,
  providerSettings,
  SEED,
  WORKER_KEY,
  WORKER_SETTINGS,
  WORKERS,
} from "./demo-settings.ts";
import { createSimulatorControl, type SimulatorControl } from "./simulator-control.ts";

/** The whole running system. */
export interface World {
  readonly databaseUrl: string;
  readonly apiUrl: string;
  readonly token: string;
  readonly api: ApiClient;
  readonly simulator: SimulatorControl;
  readonly data: DataFolder;
}

export interface WorldOptions {
  readonly supervisor: Supervisor;
  readonly data: DataFolder;
  readonly signal: AbortSignal;
  /** Called with the name and the address of each part that is up. */
  readonly onStarted: (what: string, where: string) => void;
}

/** Starts the parts in the order of their dependencies. @throws CliError, the signal's reason. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const { data, signal, onStarted } = options;
  const databaseUrl = await startPostgres(options);
  const [simulatorUrl] = await Promise.all([startSimulator(options), migrate(databaseUrl)]);
  signal.throwIfAborted();
  onStarted("Providers", `${simulatorUrl} (a simulator of all five, seed "${SEED}")`);
  const simulator = createSimulatorControl(simulatorUrl, signal);
  for (const provider of PROVIDERS) await simulator.setLatency({ provider, ...latencyOf(provider) });

  const token = randomBytes(24).toString("hex");
  const numbers = Array.from({ length: WORKERS }, (_, at) => at + 1);
  const [apiUrl] = await Promise.all([
    startApi(options, { databaseUrl, simulatorUrl, token }),
    ...numbers.map((number) => startWorker(options, { databaseUrl, simulatorUrl, number })),
  ]);
  signal.throwIfAborted();
  onStarted("API", `${apiUrl} (typed tRPC calls from here on, as the operator)`);
  onStarted("Workers", `${WORKERS} processes`);
  return { databaseUrl, apiUrl, token, api: createClient({ url: apiUrl, token, signal }), simulator, data };
}

async function startPostgres({ supervisor, data, signal, onStarted }: WorldOptions): Promise<string> {
  // The next demo deletes the data, so nothing waits for the disk.
  const settings = { fsync: "off", full_page_writes: "off" };
  const { url, port } = await startDatabase(supervisor, { dataDir: data.postgres, port: 0, settings });
  signal.throwIfAborted();
  onStarted("PostgreSQL", `127.0.0.1:${port} (embedded, new)`);
  return url;
}

async function startSimulator({ supervisor, data }: WorldOptions): Promise<string> {
  const [, url = ""] = await supervisor.start({
    name: "simulator",
    args: [ENTRY.simulator],
    env: {
      ...envFor("nothing"),
      SIMULATOR_PORT: "0",
      SIMULATOR_HOST: "127.0.0.1",
      SIMULATOR_SEED: SEED,
      SIMULATOR_LOG: data.requests,
      SIMULATOR_LATENCY_MS: "0",
      SIMULATOR_RATE_LIMITS: "off",
    },
    readyLine: /listening on (http\S+)/,
    onLine: logTo(data, "simulator"),
  });
  return url;
}

interface Addresses {
  readonly databaseUrl: string;
  readonly simulatorUrl: string;
}

async function startApi(
  { supervisor, data }: WorldOptions,
  { databaseUrl, simulatorUrl, token }: Addresses & { readonly token: string },
): Promise<string> {
  const [, url = ""] = await supervisor.start({
    name: "api",
    args: [ENTRY.cli, "serve-api"],
    env: {
      ...envFor("nothing"),
      ...providerSettings(simulatorUrl, OPERATOR_KEY),
      DATABASE_URL: databaseUrl,
      OPERATOR_TOKEN: token,
      AUTH_SECRET: randomBytes(32).toString("hex"),
      NODE_ENV: "production",
      PORT: "0",
    },
    readyLine: /listening on (http\S+)/,
    onLine: logTo(data, "api"),
  });
  return url;
}

async function startWorker(
  { supervisor, data }: WorldOptions,
  { databaseUrl, simulatorUrl, number }: Addresses & { readonly number: number },
): Promise<void> {
  await supervisor.start({
    name: `worker-${number}`,
    args: [ENTRY.worker],
    env: {
      ...envFor("nothing"),
      ...WORKER_SETTINGS,
      ...providerSettings(simulatorUrl, WORKER_KEY),
      DATABASE_URL: databaseUrl,
      WORKER_NAME: `worker-${number}`,
    },
    readyLine: /"msg":"Registered\."/,
    onLine: logTo(data, `worker-${number}`),
  });
}

function logTo(data: DataFolder, name: string): (line: string) => void {
  const file = createWriteStream(path.join(data.logs, `${name}.log`));
  return (line) => void file.write(`${line}\n`);
}
