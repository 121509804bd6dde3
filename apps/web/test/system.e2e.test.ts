import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { testDatabase } from "@leadgen/db/testing";
import { startSimulator } from "@leadgen/simulator";
import { beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { createCampaign } from "./support/campaign-form.ts";
import { confirmClose, goTo, prepareClose, sees, signIn, watch } from "./support/operator.ts";
import { breakerEvents, expectInvariants, jobCounts } from "./support/rows.ts";
import { buildWeb, startWeb } from "./support/web-server.ts";
import { startWorker } from "./support/worker-process.ts";

const TOKEN = "the-operators-token";

beforeAll(buildWeb);

/** Everything for real but the five services, which are the simulator; an operator who has signed in. */
async function system() {
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

it("runs a campaign from the form through an outage and the operator's close to its end", async () => {
  await using scene = await system();
  const { db, simulator, operator } = scene;
  const { page } = operator;
  simulator.setFault({ provider: "openai", fault: "quota-exhausted" });
  await createCampaign(page, { name: "Danish operations", organization: "Dockplan", leads: 20 });
  await page.getByRole("button", { name: "Start Danish operations" }).click();
  await page.getByRole("button", { name: "Start campaign" }).click();

  await page.getByTestId("breaker-banner").getByText("The circuit breaker is OPEN.").waitFor();
  await page.getByRole("heading", { level: 1 }).getByText("RUNNING").waitFor();
  await goTo(operator, "Queue");
  await sees(operator, "OPEN");
  await page.getByTestId("cause-card").getByText("OpenAI failed").waitFor();
  const { PENDING = 0, RUNNING = 0, PAUSED = 0 } = await jobCounts(db.pool);
  expect({ PENDING, RUNNING, paused: PAUSED > 0 }).toEqual({ PENDING: 0, RUNNING: 0, paused: true });

  simulator.clearFaults();
  await prepareClose(operator, "topped up");
  await confirmClose(operator);
  await sees(operator, "CLOSED");
  await goTo(operator, "Campaigns");
  await page.getByTestId("campaign-row").getByText("COMPLETED").waitFor();

  expect(await breakerEvents(db.pool)).toMatchObject([
    { kind: "OPENED" },
    { kind: "CLOSED", reason: "topped up" },
  ]);
  const { rows } = await db.pool.query("SELECT count(*)::int AS sent FROM lead WHERE status = 'HANDED_OVER'");
  expect(simulator.state().instantlyLeads).toBe(rows[0].sent);
  await expectInvariants(db.pool);
  expect(operator.consoleErrors).toEqual([]);
});
