import { expect, test } from "vitest";
import { descendantsOf, goneWithin, stillAlive } from "./support/processes.ts";
import { startCli } from "./support/run-cli.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const MOMENTS = [
  { when: "while PostgreSQL starts", after: /Everything starts/ },
  { when: "while the workers start", after: /Providers +http/ },
  { when: "while campaigns run", after: /leads: .*[1-9]\d*\/30/ },
];

test.for(MOMENTS)("Ctrl-C $when ends with 130, leaves no process behind and says so", async ({ after }) => {
  using folder = temporaryFolder();
  await using run = startCli(["demo", "--data", folder.path]);
  await run.until(after);
  const processes = descendantsOf(run.pid);
  expect(processes.length).toBeGreaterThan(0);

  run.signal("SIGINT");

  expect(await run.exit, run.said()).toBe(130);
  expect(run.said().trimEnd()).toMatch(/stopped: no process left behind$/);
  expect(stillAlive(processes, folder.path)).toEqual([]);
});

test("a second Ctrl-C does not harm the orderly end", async () => {
  using folder = temporaryFolder();
  await using run = startCli(["demo", "--data", folder.path]);
  await run.until(/Workers +2/);
  const processes = descendantsOf(run.pid);
  run.signal("SIGINT");
  await run.until(/Stopping everything/);
  run.signal("SIGINT");
  expect(await run.exit, run.said()).toBe(130);
  expect(stillAlive(processes, folder.path)).toEqual([]);
});

test("a demo that is killed takes its processes with it", async () => {
  using folder = temporaryFolder();
  await using run = startCli(["demo", "--data", folder.path]);
  await run.until(/Workers +2/);
  const processes = descendantsOf(run.pid);
  expect(processes.length).toBeGreaterThan(4);

  run.signal("SIGKILL");
  await run.exit;

  expect(await goneWithin(15_000, () => stillAlive(processes, folder.path))).toEqual([]);
});

test("a worker that dies ends the demo with 1 and its last words", async () => {
  using folder = temporaryFolder();
  await using run = startCli(["demo", "--data", folder.path]);
  await run.until(/Workers +2/);
  const processes = descendantsOf(run.pid);
  const worker = processes.find(({ command }) => command.includes("apps/worker"));
  process.kill(worker?.pid ?? 0, "SIGKILL");

  expect(await run.exit, run.said()).toBe(1);
  expect(run.said()).toMatch(/worker-\d ended unexpectedly \(signal SIGKILL\)/);
  expect(stillAlive(processes, folder.path)).toEqual([]);
});
