/** Checks the imports of the whole workspace against the fences of rules.ts. Exits with 1 on a violation. */
import { fileURLToPath } from "node:url";
import { cruiseWorkspace } from "./cruise-workspace.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { violations, modules, imports, unread } = await cruiseWorkspace(root);

for (const { fence, from, to, comment } of violations) {
  console.error(`${fence}: ${from} -> ${to}\n    ${comment}`);
}
// A parser that reads nothing would find nothing and pass.
for (const file of unread)
  console.error(`fences: ${file} was not read, so nothing is known about its imports.`);
if (imports === 0) console.error("fences: not one import was found, the parser does not work.");

if (violations.length > 0 || unread.length > 0 || imports === 0) {
  console.error(`fences: ${violations.length} violations. The rules: tooling/fences/src/rules.ts`);
  process.exitCode = 1;
} else {
  console.log(`fences: ${imports} imports in ${modules} files keep to the arrows.`);
}
