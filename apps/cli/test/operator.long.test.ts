import { afterAll, beforeAll, expect, test } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { type ServedSystem, servedSystem } from "./support/served-system.ts";

let system: ServedSystem;
beforeAll(async () => {
  system = await servedSystem();
});
afterAll(() => system[Symbol.asyncDispose]());

const operator = (...args: string[]) => runCli(["operator", ...args], system.operatorEnv);

test("an operator stops everything by hand, is refused with a stale epoch, and closes", async () => {
  const closed = await operator("status");
  expect([closed.code, closed.said]).toEqual([0, expect.stringContaining("CLOSED, epoch 0")]);

  const opened = await operator("open", "--reason", "drill");
  expect([opened.code, opened.said]).toEqual([0, expect.stringContaining("OPEN, epoch 1")]);

  const open = await operator("status");
  expect(open.code).toBe(2);
  expect(open.said).toContain("Stopped by hand");
  expect(open.said).toContain("close --epoch 1");

  const stale = await operator("close", "--epoch", "0", "--reason", "drill over");
  expect([stale.code, stale.said]).toEqual([1, expect.stringContaining("You saw epoch 0")]);

  const done = await operator("close", "--epoch", "1", "--reason", "drill over", "--json");
  expect(done.code).toBe(0);
  expect(JSON.parse(done.stdout)).toEqual({ state: "CLOSED", epoch: 1, jobsResumed: 0 });

  const again = await operator("close", "--epoch", "1", "--reason", "drill over");
  expect(again.code).toBe(1);

  const history = await operator("history", "--json");
  expect(JSON.parse(history.stdout).items).toMatchObject([
    { kind: "CLOSED", epoch: 1, actor: "operator", reason: "drill over" },
    { kind: "OPENED", epoch: 1, actor: "operator", reason: "drill" },
  ]);
});

test("a probe says whether a provider works, also by its exit code", async () => {
  const works = await operator("probe", "instantly");
  expect([works.code, works.said]).toEqual([0, expect.stringContaining("Instantly works.")]);

  system.simulator.setFault({ provider: "instantly", fault: "http-503" });
  const fails = await operator("probe", "INSTANTLY");
  expect([fails.code, fails.said]).toEqual([2, expect.stringContaining("Instantly fails.")]);
  system.simulator.clearFaults();

  const unheardOf = await operator("probe", "hubspot");
  expect([unheardOf.code, unheardOf.said]).toEqual([64, expect.stringContaining('no provider "hubspot"')]);
});

test("an opening is acknowledged, and a test alert that no channel sends says what may be missing", async () => {
  await operator("open", "--reason", "drill");
  const status = JSON.parse((await operator("status", "--json")).stdout);
  const { epoch } = status.circuitBreaker;
  const nobody = await operator("status");
  expect(nobody.said).toMatch(/looking +nobody yet: make operator ARGS='acknowledge --epoch \d+'/);
  const looking = await operator("acknowledge", "--epoch", String(epoch));
  expect([looking.code, looking.said]).toEqual([0, expect.stringContaining(`is looking at epoch ${epoch}`)]);
  expect((await operator("status")).said).toMatch(/looking +operator, since \S+Z/);
  await operator("close", "--epoch", String(epoch), "--reason", "drill over");

  const untold = await operator("test-alert", "--timeout", "1");
  expect([untold.code, untold.said]).toEqual([1, expect.stringContaining("Nobody sent it within 1 s")]);
});
