import { globSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cruiseWorkspace } from "../src/cruise-workspace.ts";
import { FENCES } from "../src/rules.ts";
import { FIXTURES, fixtureWorkspace } from "./fixture-workspace.ts";

const names = [
  ...FENCES.map((fence) => fence.name),
  "client-without-server",
  "no-relative-import-across-packages",
  "api-imports-downwards",
  "api-nouns-share-shapes-only",
];
const fixtures = readdirSync(FIXTURES).filter((name) => !["base", "lint", "types"].includes(name));

describe("import fences", () => {
  it("has a fixture that must fail for every fence, and no fixture without a fence", () => {
    expect(fixtures.toSorted()).toEqual(names.toSorted());
  });

  it("finds no violation in a workspace that keeps every rule, and reads all its files", async () => {
    using workspace = fixtureWorkspace();
    const cruise = await cruiseWorkspace(workspace.root);
    expect(cruise.violations).toEqual([]);
    expect(cruise.unread).toEqual([]);
    expect(cruise.imports).toBeGreaterThanOrEqual(20);
  });

  it.each(fixtures)("%s refuses each forbidden file of its fixture, and nothing else", async (name) => {
    using workspace = fixtureWorkspace(name);
    const { violations } = await cruiseWorkspace(workspace.root);
    const forbidden = globSync("**/forbidden*", { cwd: join(FIXTURES, name) }).toSorted();
    const refused = violations
      .filter((violation) => violation.fence === name)
      .map((violation) => violation.from);
    expect([...new Set(refused)].toSorted()).toEqual(forbidden);
    expect(violations.filter((violation) => !forbidden.includes(violation.from))).toEqual([]);
  });
});
