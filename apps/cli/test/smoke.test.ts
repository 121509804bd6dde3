import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runCli, startCli } from "./support/run-cli.ts";
import { type ServedSystem, servedSystem } from "./support/served-system.ts";

let system: ServedSystem;
beforeAll(async () => {
  system = await servedSystem();
});
afterAll(() => system[Symbol.asyncDispose]());
beforeEach(async () => {
  system.simulator.reset();
  const { state, epoch } = (await system.pool.query("SELECT state, epoch FROM breaker")).rows[0];
  if (state === "OPEN")
    await runCli(
      ["operator", "close", "--epoch", String(epoch), "--reason", "next test"],
      system.operatorEnv,
    );
});

test("campaigns that all end well make 0", async () => {
  const { code, said } = await runCli(["smoke", "--campaigns", "2", "--leads", "4"], system.operatorEnv);
  expect(code, said).toBe(0);
  expect(said).toMatch(/2 campaigns COMPLETED, \d+ jobs, \d+ calls, none repeated/);
});

test("a run finds people whom no run before has handed over", async () => {
  for (const run of ["first", "second"]) {
    const { code, said } = await runCli(["smoke", "--campaigns", "1", "--leads", "6"], system.operatorEnv);
    expect(code, said).toBe(0);
    expect(said, `the ${run} run`).toMatch(/HANDED_OVER +[1-6]/);
  }
});

test("a service that fails makes 2, with the cause, now and until somebody closes", async () => {
  system.simulator.setFault({ provider: "perplexity", fault: "unauthorized" });
  const first = await runCli(["smoke", "--campaigns", "1", "--leads", "2"], system.operatorEnv);
  expect(first.code, first.said).toBe(2);
  expect(first.said).toContain("Perplexity UNAUTHORIZED");
  expect(first.said).toContain("what helps");

  system.simulator.clearFaults();
  const second = await runCli(["smoke"], system.operatorEnv);
  expect(second.code).toBe(2);
  expect(second.said).not.toContain("started side by side");
});

test("campaigns that do not end in time make 1", async () => {
  system.simulator.setLatency({ provider: "instantly", ms: 60_000 });
  const args = ["smoke", "--campaigns", "1", "--leads", "1", "--timeout", "1"];
  const { code, said } = await runCli(args, system.operatorEnv);
  expect(code).toBe(1);
  expect(said).toContain("Nordic freight is RUNNING after 1 s.");
});

test("Ctrl-C makes 130", async () => {
  system.simulator.setLatency({ provider: "instantly", ms: 60_000 });
  await using run = startCli(["smoke", "--campaigns", "1", "--leads", "1"], system.operatorEnv);
  await run.until(/jobs: 1 RUNNING/);
  run.signal("SIGINT");
  expect(await run.exit).toBe(130);
});

test("a refused connection makes 1, and so does another server's answer", async () => {
  const server = createServer((_, response) => response.end("<h1>Hello</h1>")).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const somebody = await runCli(["smoke", "--url", url]);
  expect([somebody.code, somebody.said]).toEqual([1, expect.stringContaining(`${url} is not leadgen`)]);
  await new Promise((resolve) => server.close(resolve));
  // A port that the system gives to no one: the one just closed may be another process's by now.
  const refused = await runCli(["smoke", "--url", "http://127.0.0.1:2"]);
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining("ECONNREFUSED")]);
});

test("a wrong token makes 64, and is not repeated", async () => {
  const { code, said } = await runCli(["smoke", "--token", "wrong-token"], system.operatorEnv);
  expect(code).toBe(64);
  expect(said).toContain("operator token is missing or wrong");
  expect(said).not.toContain("wrong-token");
});
