import { expect, test } from "vitest";
import type { ChildSpec } from "../src/processes/child.ts";
import { isAlive } from "../src/processes/process-groups.ts";
import { createSupervisor } from "../src/processes/supervisor.ts";

/** A process that does `then` and prints "up <its pid>". */
const child = (name: string, then: string): ChildSpec => ({
  name,
  args: ["-e", `${then}; console.log("up " + process.pid)`],
  env: {},
  readyLine: /^up (\d+)$/,
});

const STAY = "setInterval(() => {}, 1000)";

test("children are stopped in reverse order, and the supervisor checks that they are gone", async () => {
  const supervisor = createSupervisor();
  const order: string[] = [];
  const pids: number[] = [];
  for (const name of ["first", "second", "third"]) {
    const leaving = `process.on("SIGTERM", () => { console.log("leaving"); process.exit() }); ${STAY}`;
    const onLine = (line: string) => void (line === "leaving" && order.push(name));
    const [, pid] = await supervisor.start({ ...child(name, leaving), onLine });
    pids.push(Number(pid));
  }
  expect(await supervisor.stop()).toEqual([]);
  expect(order).toEqual(["third", "second", "first"]);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(supervisor.failed.aborted).toBe(false);
});

test("a child that ignores SIGTERM, and its own children, are killed after the wait", async () => {
  const supervisor = createSupervisor();
  const deaf = `process.on("SIGTERM", () => {}); ${STAY}`;
  const grandchild = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(deaf)}], { stdio: "ignore" })`;
  const [, pid] = await supervisor.start({
    ...child("deaf", `${grandchild}; ${deaf}`),
    patienceMs: 500,
  });
  expect(isAlive(-Number(pid))).toBe(true);
  expect(await supervisor.stop()).toEqual([]);
  expect(isAlive(-Number(pid))).toBe(false);
});

test("a child that ends unexpectedly is reported with its last output", async () => {
  const supervisor = createSupervisor();
  await supervisor.start(
    child("short", 'setTimeout(() => { console.error("no more ink"); process.exit(3) }, 50)'),
  );
  if (!supervisor.failed.aborted) {
    await new Promise((resolve) => supervisor.failed.addEventListener("abort", resolve, { once: true }));
  }
  expect(supervisor.failed.reason).toMatchObject({ exitCode: 1 });
  expect(supervisor.failed.reason.message).toMatch(
    /^short ended unexpectedly \(exit code 3\)[\s\S]*no more ink/,
  );
  expect(await supervisor.stop()).toEqual([]);
});

test("a child that ends before it is ready rejects the start with its last output", async () => {
  const supervisor = createSupervisor();
  const dud: ChildSpec = {
    name: "dud",
    args: ["-e", 'console.error("no key"); process.exit(1)'],
    env: {},
    readyLine: /up/,
  };
  await expect(supervisor.start(dud)).rejects.toThrow(
    /^dud ended while starting \(exit code 1\)[\s\S]*no key/,
  );
  expect(await supervisor.stop()).toEqual([]);
});

test("a program that is run to its end must exit with 0", async () => {
  const supervisor = createSupervisor();
  await supervisor.run({ name: "build", args: ["-e", ""], env: {} });
  await expect(supervisor.run({ name: "build", args: ["-e", "process.exit(2)"], env: {} })).rejects.toThrow(
    "build failed (exit code 2)",
  );
  expect(supervisor.failed.aborted).toBe(false);
  expect(await supervisor.stop()).toEqual([]);
});

test("a child sees only the environment that it is given, and the folder of compiled sources", async () => {
  const supervisor = createSupervisor();
  const lines: string[] = [];
  const spec = child("nosy", `console.log("env " + Object.keys(process.env).join()); ${STAY}`);
  const seen = Promise.withResolvers<void>();
  const onLine = (line: string) => {
    lines.push(line);
    if (line.startsWith("env ")) seen.resolve();
  };
  await supervisor.start({ ...spec, env: { ONLY: "this" }, onLine });
  await seen.promise;
  expect(lines).toContain("env NODE_COMPILE_CACHE,ONLY");
  expect(await supervisor.stop()).toEqual([]);
});

test("a child that dies after the start is restarted, each time after a longer pause, and reported; the others stay", async () => {
  const supervisor = createSupervisor();
  const told: string[] = [];
  const pids: string[] = [];
  const thrice = Promise.withResolvers<void>();
  const [, other] = await supervisor.start(child("other", STAY));
  const onLine = (line: string) => {
    if (/^up/.test(line) && pids.push(line) === 3) thrice.resolve();
  };
  const mortal = `process.on("SIGUSR1", () => { console.error("out of ink"); process.exit(3) }); ${STAY}`;
  const [, first] = await supervisor.start({ ...child("mortal", mortal), onLine });
  supervisor.stayUp((line) => void told.push(line));
  process.kill(Number(first), "SIGUSR1");
  await expect.poll(() => pids.length, { timeout: 60_000 }).toBe(2);
  process.kill(Number(pids[1]?.slice(3)), "SIGKILL");
  await thrice.promise;
  expect(told).toEqual([
    "mortal ended unexpectedly (exit code 3); starting it again in 1 s. Its last words: out of ink",
    expect.stringMatching(/^mortal ended unexpectedly \(signal SIGKILL\); starting it again in 2 s\./),
  ]);
  expect(supervisor.failed.aborted).toBe(false);
  expect(isAlive(Number(other))).toBe(true);
  expect(await supervisor.stop()).toEqual([]);
  expect(isAlive(Number(other))).toBe(false);
  expect(isAlive(Number(pids[2]?.slice(3)))).toBe(false);
});

test("a child that waits to be restarted is not started any more after the stop", async () => {
  const supervisor = createSupervisor();
  const told = Promise.withResolvers<string>();
  let starts = 0;
  const onLine = (line: string) => void (/^up/.test(line) && starts++);
  const [, pid] = await supervisor.start({ ...child("mortal", STAY), onLine });
  supervisor.stayUp(told.resolve);
  process.kill(Number(pid), "SIGKILL");
  await told.promise;
  expect(await supervisor.stop()).toEqual([]);
  expect(starts).toBe(1);
});
