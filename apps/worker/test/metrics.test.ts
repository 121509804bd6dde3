import { readFile } from "node:fs/promises";
import type { Env } from "@leadgen/testkit";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

/** The exported values by name and labels. */
function valuesOf(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
  );
}

async function startMeasured(env: Env) {
  const worker = await startWorkerProcess({ WORKER_METRICS_PORT: "0", ...env });
  const [line] = await worker.said(/^.*"msg":"Metrics are served.*$/);
  const { port } = JSON.parse(line) as { port: number };
  return { worker, url: `http://127.0.0.1:${port}/metrics` };
}

test("a worker counts its jobs, its calls and what they cost", async () => {
  await using system = await newSystem();
  await runningCampaign(system, 12);
  const { worker, url } = await startMeasured(system.env);
  await using _worker = worker;
  await until(system, ALL_OVER);

  const response = await fetch(url);
  expect(response.headers.get("content-type")).toContain("text/plain");
  const values = valuesOf(await response.text());
  const sum = (beginning: string) =>
    [...values].filter(([name]) => name.startsWith(beginning)).reduce((total, [, value]) => total + value, 0);
  const [rows] = await system.rows<{ jobs: number; calls: number; credits: number; usd: number }>(
    `SELECT (SELECT count(*)::int FROM job WHERE status = 'COMPLETED') AS jobs, count(*)::int AS calls,
            sum(credits)::float8 AS credits, sum(cost_usd)::float8 AS usd FROM provider_call`,
  );
  expect(sum('leadgen_jobs_left_total{type="ENRICH_LEAD",how="COMPLETED"')).toBeGreaterThan(0);
  expect(sum("leadgen_jobs_left_total")).toBe(rows?.jobs);
  expect(sum("leadgen_provider_call_seconds_count")).toBe(rows?.calls);
  expect(sum("leadgen_provider_credits_total")).toBe(rows?.credits);
  // Each call's cost is stored in millionths of a dollar.
  expect(sum("leadgen_provider_cost_usd_total")).toBeCloseTo(rows?.usd ?? 0, 4);
  expect(values.get('leadgen_jobs_in_hand{app="worker"}')).toBe(0);
  expect(values.get('leadgen_doorbells_total{end="CLAIMED",app="worker"}')).toBe(rows?.jobs);
  expect(sum("leadgen_job_wait_seconds_count")).toBe(rows?.jobs);
});

test("an opening is counted by provider and kind", async () => {
  await using system = await newSystem();
  system.simulator.setFault({ provider: "openai", operation: "responses", fault: "http-500" });
  await runningCampaign(system, 5);
  const { worker, url } = await startMeasured(system.env);
  await using _worker = worker;
  await until(system, IS_OPEN);
  await until(system, "SELECT count(*) = 0 FROM provider_call WHERE outcome IS NULL");
  const text = await (await fetch(url)).text();
  expect(text).toMatch(/leadgen_breaker_opened_total{provider="OPENAI",kind="[A-Z_]+",app="worker"} 1/);
});

test("metrics need the token, and nothing else is served", async () => {
  await using system = await newSystem();
  const { worker, url } = await startMeasured({ ...system.env, METRICS_TOKEN: "a-token-of-the-tests" });
  await using _worker = worker;
  const status = async (path: string, init: RequestInit = {}) =>
    (await fetch(new URL(path, url), init)).status;
  const authorization = "Bearer a-token-of-the-tests";
  expect(await status("/metrics")).toBe(401);
  expect(await status("/metrics", { headers: { authorization } })).toBe(200);
  expect(await status("/metrics", { method: "POST", headers: { authorization } })).toBe(405);
  expect(await status("/", { headers: { authorization } })).toBe(404);
  expect(worker.printed()).not.toContain("a-token-of-the-tests");
});

test("if the port is in use, the worker runs without metrics", async () => {
  await using system = await newSystem();
  const { worker, url } = await startMeasured(system.env);
  await using _first = worker;
  await using second = await startWorkerProcess({ ...system.env, WORKER_METRICS_PORT: new URL(url).port });
  const [line] = await second.said(/^.*"msg":"Metrics can't be served.*$/);
  expect(line).toContain("EADDRINUSE");
});

test("the documentation names each metric that a worker exports", async () => {
  await using system = await newSystem();
  const { worker, url } = await startMeasured(system.env);
  await using _worker = worker;
  const text = await (await fetch(url)).text();
  const names = [...text.matchAll(/^# TYPE (leadgen_\w+)/gm)].map((match) => match[1]);
  const docs = await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(docs).toContain(`\`${name}\``);
});
