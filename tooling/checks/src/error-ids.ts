/**
 * Checks that each error id (worker-e6) occurs in one place of the shipped code, so that a log line identifies that place. Exits with 1 on
 * a duplicate. Usage: node error-ids.ts [root of the workspace]
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { duplicateIds, errorIds } from "./duplicate-ids.ts";

const root = process.argv[2] ?? fileURLToPath(new URL("../../..", import.meta.url));
const files = globSync("{packages,apps,tooling}/*/{src,tasks,scripts}/**/*.{ts,tsx}", { cwd: root });
const shipped = files.filter((file) => !/\.test\.tsx?$/.test(file)).sort();
const ids = errorIds(new Map(shipped.map((file) => [file, readFileSync(join(root, file), "utf8")])));
const duplicates = duplicateIds(ids);

for (const duplicate of duplicates) console.error(`error ids: ${duplicate}`);
// A pattern that matches nothing would find no duplicate either.
if (ids.size === 0) console.error("error ids: not one was found.");
if (duplicates.length > 0 || ids.size === 0) process.exitCode = 1;
else console.log(`error ids: ${ids.size}, each in one place.`);
