import { test } from "vitest";
import { descendantsOf, goneWithin, stillAlive } from "./support/processes.ts";
import { startCli } from "./support/run-cli.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const MOMENTS = [
  { when: "while PostgreSQL starts", after: /Everything starts/, times: 1 },
  { when: "while the workers start", after: /Providers +http/, times: 1 },
  { when: "and again while campaigns run", after: /leads: .*[1-9]\d*\/30/, times: 2 },
];

test.concurrent.for(MOMENTS)(
  "Ctrl-C $when ends with 130, leaves no process behind and says so",
  async ({ after, times }, { expect }) => {
    using folder = temporaryFolder();
    await using run = startCli(["demo", "--data", folder.path]);
    await run.until(after);
    const processes = descendantsOf(run.pid);
    expect(processes.length).toBeGreaterThan(0);

    run.signal("SIGINT");
    if (times === 2) {
      await run.until(/Stopping everything/);
      run.signal("SIGINT");
    }

    expect(await run.exit, run.said()).toBe(130);
    expect(run.said().trimEnd()).toMatch(/stopped: no process left behind$/);
    expect(stillAlive(processes, folder.path)).toEqual([]);
  },
);

test.concurrent("when a demo is killed, its processes end, too", async ({ expect }) => {
  using folder = temporaryFolder();
  await using run = startCli(["demo", "--data", folder.path]);
  await run.until(/Workers +2/);
  const processes = descendantsOf(run.pid);
  expect(processes.length).toBeGreaterThan(4);

  run.signal("SIGKILL");
  await run.exit;

  expect(await goneWithin(60_000, () => stillAlive(processes, folder.path))).toEqual([]);
});

test.concurrent("a worker that dies ends the demo with 1 and the worker's last output", async ({
  expect,
}) => {
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
