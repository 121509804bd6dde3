import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../src/generate.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "leadgen-generate-"));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("a generated file", () => {
  it("is what its script prints", () => {
    writeFileSync(join(root, "script.ts"), "process.stdout.write('text');");
    expect(generate(root, "script.ts")).toBe("text");
  });

  it("hands on what a broken generator says", () => {
    writeFileSync(join(root, "script.ts"), "throw new Error('no table');");
    expect(() => generate(root, "script.ts")).toThrow("no table");
  });

  it("is not taken for empty when its script prints nothing", () => {
    writeFileSync(join(root, "script.ts"), "");
    expect(() => generate(root, "script.ts")).toThrow("made nothing");
  });
});
