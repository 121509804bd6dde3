/** Runs the same smoke on every kind of database and writes docs/databases.md. `--only NAME,...` runs some and writes nothing. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { chosen, parseOptions, runCommand, TEXT } from "@leadgen/testkit/command-line";
import { CASES, type Case } from "./cases.ts";
import { type Result, renderMatrix } from "./render-matrix.ts";
import { expectRefused, smoke } from "./smoke.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const HELP = `make matrix: the smoke on each kind of database; writes docs/databases.md.
ARGS="--only NAME,..." runs some of them and writes nothing: ${CASES.map(({ name }) => name).join(", ")}.
Exit 1: one does not hold.`;

async function run(it: Case): Promise<Result> {
  const started = performance.now();
  await using place = await it.open(path.join(ROOT, ".data", "matrix"));
  if (place === undefined) return { ...it, wrong: undefined, seconds: 0 };
  const wrong = it.refused === undefined ? await smoke(place) : await expectRefused(place, it.refused);
  return { ...it, wrong, seconds: (performance.now() - started) / 1_000 };
}

async function main(args: readonly string[]): Promise<number> {
  const { only } = parseOptions(args, { only: TEXT });
  const cases = only === undefined ? CASES : chosen("only", only, new Map(CASES.map((it) => [it.name, it])));
  const results: Result[] = [];
  for (const it of cases) {
    const result = await run(it);
    results.push(result);
    const said =
      result.wrong === undefined
        ? "not on this machine"
        : result.wrong.length === 0
          ? "holds"
          : result.wrong.join("\n");
    console.log(`${it.name.padEnd(18)} ${said}`);
  }
  if (only === undefined) await writeFile(path.join(ROOT, "docs", "databases.md"), renderMatrix(results));
  return results.every(({ wrong }) => (wrong ?? []).length === 0) ? 0 : 1;
}

await runCommand(HELP, () => main(process.argv.slice(2)));
