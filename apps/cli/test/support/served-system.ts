import path from "node:path";
import { PROVIDERS } from "@leadgen/core";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { type Simulator, startSimulator } from "@leadgen/simulator";
import { readEnv as readWorkerEnv, startWorker } from "@leadgen/worker";
import { readEnv } from "../../src/env.ts";
import { serveApi } from "../../src/services/serve-api.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const AUTH_SECRET = "a-secret-of-the-tests-0123456789abcdef";
const TOKEN = "token-of-the-test";

/** A running system: database, simulator, one worker, the API over HTTP. */
export interface System extends AsyncDisposable {
  readonly url: string;
  /** What a command needs to be its operator. */
  readonly env: { readonly LEADGEN_URL: string; readonly OPERATOR_TOKEN: string };
  readonly pool: TestDatabase["pool"];
  readonly databaseUrl: string;
  readonly simulator: Simulator;
}

export async function startSystem(): Promise<System> {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await testDatabase());
  const folder = stack.use(temporaryFolder());
  const logFile = path.join(folder.path, "requests.ndjson");
  const simulator = stack.use(await startSimulator({ port: 0, logFile, seed: "cli" }));
  const providers = Object.fromEntries(
    PROVIDERS.flatMap((provider) => [
      [`${provider}_API_KEY`, "key-of-the-test"],
      [`${provider}_BASE_URL`, `${simulator.url}/${provider.toLowerCase()}`],
      [`${provider}_RATE_LIMIT`, "100/1"],
    ]),
  );
  const settings = { ...providers, DATABASE_URL: database.url, NODE_ENV: "test" };
  const worker = startWorker(
    readWorkerEnv({ ...settings, LOG_LEVEL: "silent", WORKER_POLL_MS: "200", WORKER_DRAIN_MS: "500" }),
  );
  stack.use(worker);
  const api = await serveApi(readEnv({ ...settings, OPERATOR_TOKEN: TOKEN, AUTH_SECRET, PORT: "0" }));
  stack.defer(api.stop);
  await worker.ready;
  return {
    url: api.url,
    env: { LEADGEN_URL: api.url, OPERATOR_TOKEN: TOKEN },
    pool: database.pool,
    databaseUrl: database.url,
    simulator,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
