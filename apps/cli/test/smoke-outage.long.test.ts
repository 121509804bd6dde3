import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { documentsIn, runSmoke, startSmoke } from "./support/run-smoke.ts";
import { type ServedSystem, servedSystem } from "./support/served-system.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

let system: ServedSystem;
let env: Record<string, string>;
// Campaigns of one test would continue in the next.
beforeEach(async () => {
  system = await servedSystem();
  env = { LEADGEN_URL: system.url };
});
afterEach(() => system[Symbol.asyncDispose]());

async function close(reason: string) {
  const [{ epoch }] = (await system.rows<{ epoch: number }>("SELECT epoch FROM breaker")) as [
    { epoch: number },
  ];
  const args = ["operator", "close", "--epoch", String(epoch), "--reason", reason];
  const { code, said } = await runCli(args, system.operatorEnv);
  expect(code, said).toBe(0);
}

test("a service that fails midway exits with 2: campaigns RUNNING, jobs PAUSED, cause, what was done before", async () => {
  using folder = temporaryFolder();
  system.simulator.setFault({ provider: "perplexity", fault: "unauthorized", every: 12 });
  const args = ["--campaigns", "2", "--leads", "20", "--report", folder.path];
  const { code, document, said } = await runSmoke(args, env);
  expect(code, said).toBe(2);
  expect(document).toMatchObject({ outcome: "SERVICE_FAILED", exitCode: 2 });
  expect(document.outages).toMatchObject([
    { provider: "PERPLEXITY", failureKind: "UNAUTHORIZED", httpStatus: 401, callsUnderWay: 0, closed: false },
  ]);
  const [outage] = document.outages;
  expect(outage?.before.jobs).toBeGreaterThan(0);
  expect(outage?.jobsPaused).toBeGreaterThan(0);
  expect(outage?.advice).toContain("API key");
  const running = document.campaigns.filter(({ status }) => status === "RUNNING");
  expect(outage?.campaigns).toEqual(running.map(({ name }) => name));
  expect(document.keepsRunning.map(({ id }) => id)).toEqual(running.map(({ id }) => id));
  expect(document.jobs).toMatchObject({ PENDING: 0, RUNNING: 0, FAILED: 0 });
  expect(document.checks.every(({ ok }) => ok)).toBe(true);
  const page = readdirSync(folder.path).find((name) => name.endsWith(".md")) ?? "";
  expect(readFileSync(path.join(folder.path, page), "utf8")).toContain("- cause: Perplexity UNAUTHORIZED");
});

test("a run stops when the breaker opens, but not before the last call under way has ended", async () => {
  // Instantly answers long after Perplexity has failed for another lead.
  system.simulator.setLatency({ provider: "instantly", ms: 1_500 });
  system.simulator.setFault({ provider: "perplexity", fault: "http-500", every: 12 });
  const { code, document, said } = await runSmoke(["--campaigns", "2", "--leads", "20"], env);
  expect(code, said).toBe(2);
  expect(document.outages[0]?.callsUnderWay).toBe(0);
});

test("a breaker that was already OPEN exits with 2, and nothing is started", async () => {
  await runCli(["operator", "open", "--reason", "audit"], system.operatorEnv);
  const before = await system.rows("SELECT id FROM campaign");
  const { code, document } = await runSmoke([], env);
  expect(code).toBe(2);
  expect(document).toMatchObject({
    messages: ["The breaker was OPEN before. Nothing was started."],
    outages: [{ provider: null, reason: "audit" }],
    campaigns: [],
  });
  expect(await system.rows("SELECT id FROM campaign")).toEqual(before);
});

test("--carry-on closes the breaker and continues to the end, and still exits with 2", async () => {
  system.simulator.setFault({ provider: "openai", fault: "http-500", times: 1 });
  const args = ["--campaigns", "2", "--leads", "8", "--carry-on"];
  const { code, document, said } = await runSmoke(args, system.operatorEnv);
  expect(code, said).toBe(2);
  expect(document.outages).toMatchObject([{ provider: "OPENAI", closed: true }]);
  expect(document.campaigns.map(({ status }) => status)).toEqual(["COMPLETED", "COMPLETED"]);
  expect(document.checks.every(({ ok }) => ok)).toBe(true);
  const [closing] = await system.rows("SELECT kind, reason FROM breaker_event ORDER BY id DESC LIMIT 1");
  expect(closing).toEqual({ kind: "CLOSED", reason: `make smoke --carry-on, run ${document.run}` });
});

test("--carry-on leaves an emergency stop to the person who made it", async () => {
  system.simulator.setLatency({ provider: "instantly", ms: 5_000 });
  await using run = startSmoke(["--campaigns", "1", "--leads", "8", "--carry-on"], system.operatorEnv);
  await run.until(/RUNNING .*jobs: 1 RUNNING/);
  await runCli(["operator", "open", "--reason", "wrong mails"], system.operatorEnv);
  expect(await run.exit).toBe(2);
  expect(documentsIn(run)[0]?.outages).toMatchObject([
    { provider: null, reason: "wrong mails", closed: false },
  ]);
  expect(await system.rows("SELECT state FROM breaker")).toEqual([{ state: "OPEN" }]);
});

test("--watch runs 10 rounds and more with one outage: 0 before, 2 until the breaker is closed, then 0 again", async () => {
  const args = ["--watch", "1", "--campaigns", "1", "--leads", "8"];
  await using run = startSmoke(args, env);
  await run.until(/"round":3,/);
  system.simulator.setFault({ provider: "apollo", fault: "http-500" });
  await run.until(/"outcome":"SERVICE_FAILED"[^\n]*\n[\s\S]*"outcome":"SERVICE_FAILED"/);
  system.simulator.clearFaults();
  await close("Apollo is back");
  await run.until(/"outcome":"SERVICE_FAILED"[\s\S]*"outcome":"DONE"[^\n]*\n/);
  await run.until(/"round":10,[^\n]*\n/);
  run.signal("SIGINT");
  expect(await run.exit).toBe(130);
  const codes = documentsIn(run).map(({ exitCode }) => exitCode);
  expect(codes.join("")).toMatch(/^0{3,}2{2,}0+(130)?$/);
});
