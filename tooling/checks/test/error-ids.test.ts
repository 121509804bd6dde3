import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../src/error-ids.ts", import.meta.url));
let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "leadgen-ids-"));
  mkdirSync(join(root, "apps/worker/src"), { recursive: true });
  mkdirSync(join(root, "apps/worker/test"), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function check(files: Record<string, string>): { code: number | null; says: string } {
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, "apps/worker", file), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: "utf8" });
  return { code: status, says: stdout + stderr };
}

test("an id in two files fails, and names both places and the next free id", () => {
  const { code, says } = check({
    "src/claim.ts": 'throw new Error("worker-e6: no claim");\n',
    "src/late.ts": "throw new Error(`worker-e9: late`);\n",
    "src/sweep.ts": '\nthrow new Error("worker-e6");\n',
  });
  expect(code).toBe(1);
  expect(says).toBe(
    "error ids: worker-e6 is at apps/worker/src/claim.ts:1 and apps/worker/src/sweep.ts:2. The next free one is worker-e10.\n",
  );
});

test("an id twice in one file fails", () => {
  const { code } = check({ "src/claim.ts": 'const a = ["worker-e1: a", "worker-e1: b"];\n' });
  expect(code).toBe(1);
});

test("an id of the code may be named by its tests, and worker-e1 is not worker-e10", () => {
  const { code, says } = check({
    "src/claim.ts": 'const a = ["worker-e1: a", "worker-e10: b"];\n',
    "test/claim.test.ts": 'expect(error).toMatch("worker-e1");\n',
  });
  expect([code, says]).toEqual([0, "error ids: 2, each in one place.\n"]);
});

test("a workspace in which no id is found fails", () => {
  expect(check({ "src/claim.ts": "" }).code).toBe(1);
});
