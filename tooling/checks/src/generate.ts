import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Generated } from "./generated-files.ts";

/** Path from the output (empty for the file itself) to content. */
export type Contents = ReadonlyMap<string, string>;

function run(root: string, script: string, args: readonly string[]): string {
  const child = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (child.status !== 0) throw new Error(`${script} failed:\n${child.stderr}${child.stdout}`);
  return child.stdout;
}

/** What lies at `path`: one file, or every file of a folder. Empty when there is nothing. */
export function contentsAt(path: string): Contents {
  if (!statSync(path, { throwIfNoEntry: false })) return new Map();
  if (statSync(path).isFile()) return new Map([["", readFileSync(path, "utf8")]]);
  const files = globSync("**/*", { cwd: path }).filter((file) => statSync(join(path, file)).isFile());
  return new Map(files.sort().map((file) => [file, readFileSync(join(path, file), "utf8")]));
}

/** Runs the generator outside the repository and returns what it makes. Throws when the generator fails. */
export function generate(root: string, { script, kind }: Generated): Contents {
  if (kind === "file") return new Map([["", run(root, script, [])]]);
  const folder = mkdtempSync(join(tmpdir(), "leadgen-generated-"));
  try {
    run(root, script, [folder]);
    return contentsAt(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Replaces `output` by `contents`: files that the generator no longer makes are removed. */
export function replace(output: string, contents: Contents): void {
  rmSync(output, { recursive: true, force: true });
  for (const [path, text] of contents) {
    const file = join(output, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Files that differ between the two, in either direction. */
export function differences(expected: Contents, found: Contents): string[] {
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((path) => expected.get(path) !== found.get(path))
    .sort();
}
