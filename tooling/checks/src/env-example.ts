/** Compares .env.example with the variables that the env files read, in both directions. Exits with 1 on a difference. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rateLimitVariables } from "@leadgen/providers";
import { namesListed, namesRead } from "./env-names.ts";

/** Its variables come from a table, so their names do not occur in its source. */
const BY_TABLE = "packages/providers/src/rate-limit-env.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const listed = namesListed(readFileSync(join(root, ".env.example"), "utf8"));

const readBy = new Map<string, string[]>();
const files = globSync("{apps,packages,tooling}/*/{src,scripts}/**/{env,*-env}.ts", { cwd: root }).sort();
for (const file of files) {
  const source = readFileSync(join(root, file), "utf8");
  for (const name of file === BY_TABLE ? Object.keys(rateLimitVariables) : namesRead(source)) {
    readBy.set(name, [...(readBy.get(name) ?? []), file]);
  }
}

const problems = [
  ...[...readBy]
    .filter(([name]) => !listed.has(name))
    .map(([name, by]) => `${name} is read by ${by.join(", ")}; list it in .env.example, with its default.`),
  ...[...listed]
    .filter((name) => !readBy.has(name))
    .map((name) => `${name} is in .env.example, but no env file reads it.`),
];

if (files.length === 0) {
  console.log("env: not checked, no app has an env.ts yet.");
} else if (problems.length > 0) {
  console.error(`env: ${problems.join("\nenv: ")}`);
  process.exitCode = 1;
} else {
  console.log(`env: .env.example lists the ${listed.size} variables that ${files.length} files read.`);
}
