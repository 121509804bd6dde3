/**
 * Reads vitest's JSON report. Prints what passed only at the second try, what failed, and the totals as the last line:
 * `12 passed, 0 failed, 1 skipped`. Exits with 1 if anything failed or nothing ran.
 * Usage: node test-totals.ts <report.json> [exit code of the run]
 */
import { readFileSync } from "node:fs";
import { failures, secondTries, type TestReport, testTotals } from "./totals.ts";

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write(
    "Usage: node tooling/checks/src/test-totals.ts <vitest report.json> [exit code of the run]\n",
  );
  process.exit(64);
}
const report = JSON.parse(readFileSync(file, "utf8")) as TestReport;
for (const test of secondTries(report, process.cwd())) {
  process.stdout.write(`\nAT THE SECOND TRY ${test}\n`);
}
for (const failure of failures(report, process.cwd())) process.stdout.write(`\nFAILED ${failure}\n`);
const totals = testTotals(report, Number(process.argv[3] ?? 0));
process.stdout.write(`\n${totals.line}\n`);
process.exitCode = totals.ok ? 0 : 1;
