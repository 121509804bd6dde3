/** `--check`: exits 1 when a committed generated file is not what its generator makes. `--write`: writes them. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentsAt, differences, generate, replace } from "./generate.ts";
import { GENERATED } from "./generated-files.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const mode = process.argv[2];
if (mode !== "--check" && mode !== "--write") {
  console.error("Usage: node tooling/checks/src/generated.ts --check | --write");
  process.exit(64);
}

for (const generated of GENERATED) {
  const { output, script } = generated;
  if (!existsSync(join(root, script))) {
    console.error(`generated: ${output} was not checked, ${script} is missing.`);
    process.exitCode = 1;
    continue;
  }
  const expected = generate(root, generated);
  if (expected.size === 0) throw new Error(`${script} made nothing.`);
  const stale = differences(expected, contentsAt(join(root, output)));
  if (stale.length === 0) {
    console.log(`generated: ${output} is up to date.`);
  } else if (mode === "--write") {
    replace(join(root, output), expected);
    console.log(`generated: ${output} written.`);
  } else {
    console.error(
      `generated: ${output} is out of date (${stale.join(", ") || "the file"}). Run 'make generate' and commit it.`,
    );
    process.exitCode = 1;
  }
}
