/** `--check`: exits with 1 if a committed generated file differs from its generator's output. `--write`: writes them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "./generate.ts";
import { GENERATED } from "./generated-files.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const mode = process.argv[2];
if (mode !== "--check" && mode !== "--write") {
  console.error("Usage: node tooling/checks/src/generated.ts --check | --write");
  process.exit(64);
}

for (const { output, script } of GENERATED) {
  if (!existsSync(join(root, script))) {
    console.error(`generated: ${output} was not checked, ${script} is missing.`);
    process.exitCode = 1;
    continue;
  }
  const expected = generate(root, script);
  const file = join(root, output);
  if (existsSync(file) && readFileSync(file, "utf8") === expected) {
    console.log(`generated: ${output} is up to date.`);
  } else if (mode === "--write") {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, expected);
    console.log(`generated: ${output} written.`);
  } else {
    console.error(`generated: ${output} is out of date. Run 'make generate' and commit it.`);
    process.exitCode = 1;
  }
}
