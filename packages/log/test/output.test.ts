import { spawn } from "node:child_process";
import { mkdtempDisposable, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { createLog, createOutput } from "../src/index.ts";

test("lines are written together, at the latest after a tenth of a second", async () => {
  await using folder = await mkdtempDisposable(path.join(tmpdir(), "leadgen-log-"));
  const file = path.join(folder.path, "log");
  const written = async () => (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  vi.useFakeTimers();
  const log = createLog({ app: "worker", level: "info", to: createOutput(file) });
  log.info({ jobId: "a" }, "Job claimed.");
  log.info({ jobId: "a" }, "Job left.");
  expect(await written()).toEqual([]);
  vi.advanceTimersByTime(100);
  vi.useRealTimers();
  expect((await written()).map((line) => JSON.parse(line).msg)).toEqual(["Job claimed.", "Job left."]);
  log.info({ jobId: "b" }, "Job claimed.");
  log.warn({ jobId: "b" }, "The database was away.");
  // A warning is written at once, with everything before it.
  expect(await written()).toHaveLength(4);
  for (let line = 0; line < 200; line++) log.info({ jobId: "c" }, "Job claimed.");
  // At most some KiB are held back, even if they come fast.
  expect((await written()).length).toBeGreaterThan(100);
});

const LOG = new URL("../src/index.ts", import.meta.url).href;

test.concurrent.for([
  { end: "process.exit(3)", code: 3 },
  { end: "throw new Error('nobody catches this')", code: 1 },
  { end: "", code: 0 },
])("a process that ends loses no line: $end", async ({ end, code }, { expect }) => {
  const program = `
    import { createLog } from ${JSON.stringify(LOG)};
    const log = createLog({ app: "worker", level: "info" });
    for (let line = 0; line < 500; line++) log.info({ attempt: line }, "Job claimed.");
    ${end}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { env: {} });
  child.stderr.resume();
  const exit = new Promise((resolve) => child.once("close", resolve));
  const lines = (await text(child.stdout)).trimEnd().split("\n");
  expect(await exit).toBe(code);
  expect(lines.map((line) => JSON.parse(line).attempt)).toEqual(Array.from({ length: 500 }, (_, n) => n));
});

test.concurrent("a process whose output is not read any more continues", async ({ expect }) => {
  const program = `
    import { createLog } from ${JSON.stringify(LOG)};
    const log = createLog({ app: "worker", level: "info" });
    process.stdin.once("data", () => {
      for (let line = 0; line < 500; line++) log.info({ attempt: line }, "Job claimed.");
      log.error({}, "It failed.");
      process.stderr.write("went on");
      process.exit(0);
    });
    process.stderr.write("ready ");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { env: {} });
  const exit = new Promise((resolve) => child.once("close", resolve));
  const said = text(child.stderr);
  child.stdout.destroy();
  child.stdin.write("go\n");
  expect([await said, await exit]).toEqual(["ready went on", 0]);
});
