import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startNode } from "../src/process/index.ts";

const STARTER = fileURLToPath(new URL("fixtures/start-and-die.ts", import.meta.url));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a process ends with the one that started it, even if that one is killed", async () => {
  const starter = promisify(execFile)(process.execPath, [STARTER]);
  const { signal, stdout } = await starter
    .catch((error: { signal: string; stdout: string }) => error)
    .then((ended) => ({ signal: "", ...ended }));
  expect(signal).toBe("SIGKILL");
  const pid = Number(stdout);
  expect(pid).toBeGreaterThan(1);
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test("a process that ends before it is ready rejects its start with its last words", async () => {
  const args = ["-e", `console.error("no key"); process.exit(3)`];
  await expect(startNode({ name: "dud", args, env: {}, readyLine: /up/ })).rejects.toThrow(
    /^dud ended \(exit code 3\) without saying [\s\S]*no key/,
  );
});
