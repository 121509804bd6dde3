import { type Cuttable, cuttable } from "@leadgen/db/testing";
import { type Env, QUICK_DEATH } from "@leadgen/testkit";
import { startWorkerProcess } from "@leadgen/testkit/process";
import { describe, expect, test } from "vitest";
import { endOf, runSmoke, startSmoke } from "./support/run-smoke.ts";
import { servedSystem } from "./support/served-system.ts";

const ARGS = ["--campaigns", "1", "--leads", "1"];
const HELD_UP = { provider: "instantly", ms: 200_000 } as const;
/** A lead's job is under way. */
const MIDWAY = /RUNNING .*jobs: 1 RUNNING/;

describe.concurrent("a run during which this part goes away exits with 1 and names it", () => {
  test("the API", async () => {
    await using system = await servedSystem();
    system.simulator.setLatency(HELD_UP);
    await using run = startSmoke(ARGS, { LEADGEN_URL: system.url });
    await run.until(MIDWAY);
    await system.stopApi();
    const { code, document, said } = await endOf(run);
    expect(code, said).toBe(1);
    expect(document.messages.join("\n")).toContain("cannot be reached (ECONNREFUSED)");
    expect(document.keepsRunning).toHaveLength(1);
  });

  test("the database", async () => {
    await using stack = new AsyncDisposableStack();
    const lines: Cuttable[] = [];
    const apiEnv = async (env: Env) => {
      const line = stack.use(await cuttable(env.DATABASE_URL ?? ""));
      lines.push(line);
      return { ...env, DATABASE_URL: line.to(env.DATABASE_URL ?? "") };
    };
    const system = stack.use(await servedSystem({ apiEnv }));
    system.simulator.setLatency(HELD_UP);
    await using run = startSmoke(ARGS, { LEADGEN_URL: system.url });
    await run.until(MIDWAY);
    for (const line of lines) line.cut();
    const { code, document, said } = await endOf(run);
    expect(code, said).toBe(1);
    expect(document.messages.join("\n")).toMatch(/PostgreSQL is up|database/);
  });

  test("the last worker", async () => {
    await using system = await servedSystem({ workers: 0 });
    system.simulator.setLatency(HELD_UP);
    const worker = await startWorkerProcess({ ...system.env, ...QUICK_DEATH });
    await using run = startSmoke(ARGS, { LEADGEN_URL: system.url });
    await run.until(MIDWAY);
    await worker.end("SIGKILL");
    const { code, document, said } = await endOf(run);
    expect(code, said).toBe(1);
    expect(document.messages.join("\n")).toContain("No worker is alive");
  });
});

test("without a worker nothing is started", async () => {
  await using system = await servedSystem({ workers: 0 });
  const { code, document } = await runSmoke([], { LEADGEN_URL: system.url });
  expect([code, document.messages.join()]).toEqual([1, expect.stringContaining("No worker is alive")]);
  expect(await system.rows("SELECT id FROM campaign")).toEqual([]);
});
