import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { syncFolder } from "../scripts/sync-folder.ts";

let root = "";
let from = "";
let to = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "leadgen-sync-"));
  from = join(root, "from");
  to = join(root, "to");
  write("from/models/a.ts", "a");
  write("from/b.ts", "b");
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
}

test("makes the folder and writes every file", () => {
  syncFolder(from, to);
  expect(readFileSync(join(to, "models/a.ts"), "utf8")).toBe("a");
  expect(readdirSync(to).sort()).toEqual(["b.ts", "models"]);
});

test("replaces files that differ, removes files that are no longer made, and does not touch unchanged ones", () => {
  syncFolder(from, to);
  const untouched = statSync(join(to, "b.ts")).ino;
  write("to/models/old.ts", "old");
  write("from/models/a.ts", "a, again");
  syncFolder(from, to);
  expect(readFileSync(join(to, "models/a.ts"), "utf8")).toBe("a, again");
  expect(readdirSync(join(to, "models"))).toEqual(["a.ts"]);
  expect(statSync(join(to, "b.ts")).ino).toBe(untouched);
});

test("does not touch the half-written file of another process", () => {
  write("to/b.ts.4711", "half");
  syncFolder(from, to);
  expect(readdirSync(to)).toContain("b.ts.4711");
});
