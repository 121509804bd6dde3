/** The part of vitest's JSON report that the totals are made of. */
export interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

export interface TestTotals {
  readonly line: string;
  readonly ok: boolean;
}

/**
 * Totals of one run. A test file that failed to load has no tests in it, so it counts as one failure of its
 * own: otherwise an import error would read "0 failed".
 */
export function testTotals(report: TestReport): TestTotals {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const counted = report.numFailedTests + brokenFiles;
  // An unhandled error outside every test fails the run without failing a test.
  const failed = counted === 0 && !report.success ? 1 : counted;
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return { line, ok: failed === 0 && passed > 0 };
}
