import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { testDatabase } from "@leadgen/db/testing";
import { startSimulator } from "@leadgen/simulator";
import { launchBrowser } from "./browser.ts";
import { signIn, watch } from "./operator.ts";
import { startWeb } from "./web-server.ts";
import { startWorker } from "./worker-process.ts";

const TOKEN = "the-operators-token";

/** Everything for real but the five services, which are the simulator; an operator who has signed in. */
export async function wholeSystem() {
  const stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), "leadgen-system-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const db = stack.use(await testDatabase());
  const logFile = path.join(folder, "requests.ndjson");
  const simulator = stack.use(
    await startSimulator({ port: 0, logFile, seed: "system", defaultLatencyMs: 40 }),
  );
  const providers = Object.entries(simulator.baseUrls).flatMap(([name, url]) => [
    [`${name.toUpperCase()}_API_KEY`, "a-key"],
    [`${name.toUpperCase()}_BASE_URL`, url],
    [`${name.toUpperCase()}_RATE_LIMIT`, "1000/1"],
  ]);
  const env = { DATABASE_URL: db.url, ...Object.fromEntries(providers) };
  stack.use(await startWorker(env));
  const web = stack.use(await startWeb({ ...env, OPERATOR_TOKEN: TOKEN }));
  const browser = stack.adopt(await launchBrowser(), (launched) => launched.close());
  const operator = watch(await browser.newPage());
  await signIn(operator, { origin: web.origin, token: TOKEN });
  return { db, simulator, operator, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
