import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contentsAt, differences, generate, replace } from "../src/generate.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "leadgen-generate-"));
});
afterEach(() => rmSync(root, { recursive: true }));

const folderScript = `
import { mkdirSync, writeFileSync } from "node:fs";
mkdirSync(process.argv[2] + "/sub", { recursive: true });
writeFileSync(process.argv[2] + "/sub/a.ts", "a");
`;

describe("generated files", () => {
  it("finds no difference in a file that its generator has just written", () => {
    writeFileSync(join(root, "script.ts"), "process.stdout.write('text');");
    const expected = generate(root, { kind: "file", script: "script.ts", output: "out.md" });
    replace(join(root, "out.md"), expected);
    expect(differences(expected, contentsAt(join(root, "out.md")))).toEqual([]);
  });

  it("finds a file that was edited by hand, and one that is missing", () => {
    const expected = new Map([
      ["a.ts", "a"],
      ["b.ts", "b"],
    ]);
    expect(differences(expected, new Map([["a.ts", "edited"]]))).toEqual(["a.ts", "b.ts"]);
  });

  it("finds a file in a folder that its generator no longer makes, and writing removes it", () => {
    writeFileSync(join(root, "script.ts"), folderScript);
    const expected = generate(root, { kind: "folder", script: "script.ts", output: "out" });
    replace(join(root, "out"), new Map([...expected, ["old.ts", "old"]]));
    expect(differences(expected, contentsAt(join(root, "out")))).toEqual(["old.ts"]);
    replace(join(root, "out"), expected);
    expect([...contentsAt(join(root, "out")).keys()]).toEqual(["sub/a.ts"]);
  });

  it("hands on what a broken generator says", () => {
    writeFileSync(join(root, "script.ts"), "throw new Error('no table');");
    expect(() => generate(root, { kind: "file", script: "script.ts", output: "out.md" })).toThrow("no table");
  });
});
