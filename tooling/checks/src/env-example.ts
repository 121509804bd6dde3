/** Holds .env.example against the variables that the env files read, both ways. Exits 1 on a difference. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { namesListed, namesRead } from "./env-names.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const listed = namesListed(readFileSync(join(root, ".env.example"), "utf8"));

const readBy = new Map<string, string[]>();
const files = globSync("{apps,packages,tooling}/*/{src,scripts}/**/{env,*-env}.ts", { cwd: root }).sort();
for (const file of files) {
  for (const name of namesRead(readFileSync(join(root, file), "utf8"))) {
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
