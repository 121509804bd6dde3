/**
 * Reads vitest's JSON reports. Prints what passed only at the second try, what failed, and the totals as the last line:
 * `12 passed, 0 failed, 1 skipped`. Exits with 1 if anything failed or nothing ran.
 * Usage: node test-totals.ts <exit code of the runs> <report.json>...
 */
import { readFileSync } from "node:fs";
import { failures, secondTries, type TestReport, testTotals, together } from "./totals.ts";

const [exitCode, ...files] = process.argv.slice(2);
if (files.length === 0) {
  process.stderr.write(
    "Usage: node tooling/checks/src/test-totals.ts <exit code of the runs> <vitest report.json>...\n",
  );
  process.exit(64);
}
const report = together(files.map((file) => JSON.parse(readFileSync(file, "utf8")) as TestReport));
for (const test of secondTries(report, process.cwd())) {
  process.stdout.write(`\nAT THE SECOND TRY ${test}\n`);
}
for (const failure of failures(report, process.cwd())) process.stdout.write(`\nFAILED ${failure}\n`);
const totals = testTotals(report, Number(exitCode));
process.stdout.write(`\n${totals.line}\n`);
process.exitCode = totals.ok ? 0 : 1;
