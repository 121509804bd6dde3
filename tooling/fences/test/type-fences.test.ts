import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIXTURES, REPOSITORY } from "./fixture-workspace.ts";
import { refusedLines } from "./marked-lines.ts";

/** Lines of `fixture` that do not compile under the package's own tsconfig. */
function errorLines(fixture: string, tsconfig: string): number[] {
  const root = mkdtempSync(join(tmpdir(), "leadgen-types-"));
  try {
    const project = join(root, "tsconfig.json");
    writeFileSync(project, JSON.stringify({ extends: tsconfig, include: [], files: [fixture] }));
    const tsc = join(REPOSITORY, "node_modules/.bin/tsc");
    const { stdout } = spawnSync(tsc, ["-p", project, "--pretty", "false"], { encoding: "utf8" });
    return [...stdout.matchAll(/\((\d+),\d+\): error TS/g)].map((match) => Number(match[1]));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe("core's tsconfig", () => {
  const fixture = join(FIXTURES, "types/core-ambient.ts");

  it("refuses the ambient world (process, fetch, timers, DOM), and nothing of the language", () => {
    const lines = errorLines(fixture, join(REPOSITORY, "packages/core/tsconfig.json"));
    expect([...new Set(lines)]).toEqual(refusedLines(fixture));
  });

  it("reads nothing but core's own sources, zod and the language: no import has brought Node's types in", () => {
    const tsc = join(REPOSITORY, "node_modules/.bin/tsc");
    const core = join(REPOSITORY, "packages/core");
    const { stdout } = spawnSync(tsc, ["-p", core, "--listFilesOnly"], { encoding: "utf8" });
    const files = stdout.split("\n").filter((file) => file !== "");
    const known = [`${core}/src/`, "/node_modules/zod/", "/lib.es", "/lib.decorators"];
    expect(files.filter((file) => file.startsWith(known[0] ?? "")).length).toBeGreaterThan(20);
    expect(files.filter((file) => !known.some((part) => file.includes(part)))).toEqual([]);
  });

  it("is the reason for the refusal: the shared configuration allows process and fetch", () => {
    const lines = errorLines(fixture, join(REPOSITORY, "tooling/tsconfig/base.json"));
    expect(lines).not.toContain(1);
    expect(lines).not.toContain(2);
  });
});
