import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIXTURES, REPOSITORY } from "./fixture-workspace.ts";
import { refusedLines } from "./marked-lines.ts";

interface Case {
  readonly fixture: string;
  /** Where the file is put: rules depend on the folder. */
  readonly at: string;
  readonly rule: string;
  /** A place where the same rule allows the same file. */
  readonly allowedAt?: string;
}

const cases: readonly Case[] = [
  {
    fixture: "core-clock-and-randomness.ts",
    at: "packages/core/src/x.ts",
    rule: "plugin",
    allowedAt: "apps/worker/src/x.ts",
  },
  {
    fixture: "lock-by-hand.ts",
    at: "packages/api/src/x.ts",
    rule: "plugin",
    allowedAt: "packages/core/src/engine/parts/x.ts",
  },
  { fixture: "lock-by-hand.ts", at: "apps/worker/src/pipeline/x.ts", rule: "plugin" },
  {
    fixture: "process-env.ts",
    at: "apps/worker/src/x.ts",
    rule: "lint/style/noProcessEnv",
    allowedAt: "apps/worker/src/env.ts",
  },
  { fixture: "floating-promises.ts", at: "packages/api/src/x.ts", rule: "lint/nursery/noFloatingPromises" },
  {
    fixture: "default-export.ts",
    at: "packages/api/src/x.ts",
    rule: "lint/style/noDefaultExport",
    allowedAt: "apps/worker/tasks/x.ts",
  },
  {
    fixture: "console.ts",
    at: "packages/api/src/x.ts",
    rule: "lint/suspicious/noConsole",
    allowedAt: "apps/cli/src/x.ts",
  },
];

interface Diagnostic {
  readonly category: string;
  readonly severity: string;
  readonly location: { readonly start: { readonly line: number } };
}

/** Lines where the project's own Biome configuration reports `rule` as an error if the fixture lies at `at`. */
function reportedLines(fixture: string, at: string, rule: string): number[] {
  const root = mkdtempSync(join(tmpdir(), "leadgen-lint-"));
  try {
    for (const file of ["biome.json", ".gitignore"]) copyFileSync(join(REPOSITORY, file), join(root, file));
    cpSync(join(REPOSITORY, "tooling/fences/lint"), join(root, "tooling/fences/lint"), { recursive: true });
    mkdirSync(join(root, dirname(at)), { recursive: true });
    copyFileSync(join(FIXTURES, "lint", fixture), join(root, at));
    const biome = join(REPOSITORY, "node_modules/.bin/biome");
    const args = ["lint", "--vcs-enabled=false", "--reporter=json", "--max-diagnostics=none", at];
    const { stdout, stderr } = spawnSync(biome, args, { cwd: root, encoding: "utf8" });
    if (!stdout.startsWith("{")) throw new Error(`Biome did not run: ${stderr}`);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    return diagnostics
      .filter(({ category, severity }) => category === rule && severity === "error")
      .map(({ location }) => location.start.line);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

describe("lint fences", () => {
  it("has a case for every fixture", () => {
    expect([...new Set(cases.map((each) => each.fixture))].toSorted()).toEqual(
      readdirSync(join(FIXTURES, "lint")).toSorted(),
    );
  });

  it.each(cases)(
    "$rule refuses each marked line of $fixture in $at, and no other",
    ({ fixture, at, rule }) => {
      const marked = refusedLines(join(FIXTURES, "lint", fixture));
      expect(marked.length).toBeGreaterThan(0);
      expect([...new Set(reportedLines(fixture, at, rule))]).toEqual(marked);
    },
  );

  it.each(cases.filter((each) => each.allowedAt !== undefined))(
    "$rule allows $fixture at $allowedAt",
    ({ fixture, allowedAt = "", rule }) => {
      expect(reportedLines(fixture, allowedAt, rule)).toEqual([]);
    },
  );
});
