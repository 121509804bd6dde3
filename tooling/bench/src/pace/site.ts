import { mkdtempDisposable, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROVIDERS, type Provider } from "@leadgen/core";
import type { LabDatabase } from "@leadgen/testkit/lab";
import { type StartedProcess, startProcess } from "./start-process.ts";

/** The simulator as a process, and worker processes with default settings that call it. */
export interface Site extends AsyncDisposable {
  /** Those that were started with it. */
  readonly workers: readonly StartedProcess[];
  startWorker(): Promise<StartedProcess>;
  /** The simulator's address. */
  readonly simulator: string;
  /** When the calls so far arrived at the provider (default: research), in milliseconds since 1970. */
  arrivals(provider?: Provider): Promise<number[]>;
}

export interface SiteOptions {
  /** The limits of the workers, as environment variables. */
  readonly limits: Readonly<Record<string, string>>;
  /** The providers' latency in milliseconds (default none). */
  readonly latency?: number;
  readonly workers: number;
}

export async function openSite(database: LabDatabase, options: SiteOptions): Promise<Site> {
  await using stack = new AsyncDisposableStack();
  // The simulator's log is also its state: in an empty folder it knows nobody.
  const folder = stack.use(await mkdtempDisposable(path.join(tmpdir(), "leadgen-pace-")));
  const log = path.join(folder.path, "requests.ndjson");
  const latency = String(options.latency ?? 0);
  const simulator = stack.use(
    await startProcess("apps/simulator/src/main.ts", {
      env: { SIMULATOR_PORT: "0", SIMULATOR_LOG: log, SIMULATOR_LATENCY_MS: latency },
      ready: /listening on (\S+)/,
    }),
  );
  const env = workerEnv(database.url, simulator.said, options.limits);
  const newWorker = () => startProcess("apps/worker/src/main.ts", { env, ready: /(Registered)/ });
  const workers: StartedProcess[] = [];
  for (let place = 0; place < options.workers; place++) workers.push(stack.use(await newWorker()));
  const all = stack.move();
  return {
    workers,
    startWorker: async () => all.use(await newWorker()),
    simulator: simulator.said,
    arrivals: (provider = "PERPLEXITY") => arrivalsIn(log, provider.toLowerCase()),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** The environment of a worker process whose providers are the simulator. */
const workerEnv = (
  databaseUrl: string,
  simulatorUrl: string,
  limits: Readonly<Record<string, string>>,
): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  NODE_ENV: "test",
  ...Object.fromEntries(
    PROVIDERS.flatMap((provider) => [
      [`${provider}_API_KEY`, "key-of-the-benchmarks"],
      [`${provider}_BASE_URL`, `${simulatorUrl}/${provider.toLowerCase()}`],
    ]),
  ),
  ...limits,
});

async function arrivalsIn(log: string, of: string): Promise<number[]> {
  // The last line may still be incomplete.
  const lines = (await readFile(log, "utf8")).split("\n").slice(0, -1);
  return lines
    .map((line) => JSON.parse(line) as { event: string; provider?: string; at: string })
    .filter(({ event, provider }) => event === "received" && provider === of)
    .map(({ at }) => Date.parse(at));
}
