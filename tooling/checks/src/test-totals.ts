/**
 * Reads vitest's JSON report and prints the totals as the last line: `12 passed, 0 failed, 1 skipped`.
 * Exits 1 when anything failed or nothing ran. Usage: node test-totals.ts <report.json>
 */
import { readFileSync } from "node:fs";
import { type TestReport, testTotals } from "./totals.ts";

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write("Usage: node tooling/checks/src/test-totals.ts <vitest report.json>\n");
  process.exit(64);
}
const totals = testTotals(JSON.parse(readFileSync(file, "utf8")) as TestReport);
process.stdout.write(`\n${totals.line}\n`);
process.exitCode = totals.ok ? 0 : 1;
