import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** The part of vitest's JSON report that is used here. */
export interface TestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly FileReport[];
}

interface FileReport {
  /** The file's path. */
  readonly name: string;
  readonly status: string;
  /** Why the file could not be loaded; empty if it could. */
  readonly message: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages: readonly string[];
  }[];
}

export interface TestTotals {
  readonly line: string;
  readonly ok: boolean;
}

/** One report of several runs. */
export function together(reports: readonly TestReport[]): TestReport {
  const sum = (count: (report: TestReport) => number) =>
    reports.reduce((total, report) => total + count(report), 0);
  return {
    success: reports.every(({ success }) => success),
    numPassedTests: sum((report) => report.numPassedTests),
    numFailedTests: sum((report) => report.numFailedTests),
    numPendingTests: sum((report) => report.numPendingTests),
    numTodoTests: sum((report) => report.numTodoTests),
    testResults: reports.flatMap(({ testResults }) => testResults),
  };
}

/**
 * Totals of a run. A test file that could not be loaded contains no tests, so it counts as one failure:
 * otherwise an import error would read "0 failed".
 *
 * @param exitCode of the run that wrote the report
 */
export function testTotals(report: TestReport, exitCode = 0): TestTotals {
  const brokenFiles = report.testResults.filter(isBroken).length;
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  const counted = report.numFailedTests + brokenFiles;
  // An unhandled error outside every test fails the run but no test; vitest 5 still reports success then.
  const failed = counted === 0 && !(report.success && exitCode === 0) ? 1 : counted;
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  return { line, ok: failed === 0 && passed > 0 };
}

/**
 * Every failure in a few lines: the file, the test, and the message without its stack. Often only the end of a log is kept,
 * and the runner's own summary shows code there before it shows what was wrong.
 *
 * @param root the folder to which paths are relative
 */
export function failures(report: TestReport, root: string): string[] {
  return report.testResults.flatMap((file) => {
    const where = path.relative(root, file.name);
    if (isBroken(file)) return [`${where}\n${shortened(file.message)}`];
    return file.assertionResults.filter(({ status }) => status === "failed").map((test) => told(where, test));
  });
}

/** Every test that passed only at the second try, with the first try's error, in the form of {@link failures}. */
export function secondTries(report: TestReport, root: string): string[] {
  return report.testResults.flatMap((file) =>
    file.assertionResults
      .filter(({ status, failureMessages }) => status === "passed" && failureMessages.length > 0)
      .map((test) => told(path.relative(root, file.name), test)),
  );
}

function told(where: string, test: FileReport["assertionResults"][number]): string {
  return `${where} > ${test.fullName}\n${shortened(test.failureMessages.join("\n"))}`;
}

function isBroken(file: FileReport): boolean {
  return file.status === "failed" && file.assertionResults.length === 0;
}

const LONGEST = 20;

function shortened(message: string): string {
  const lines = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line));
  const left = lines.length - LONGEST;
  return [...lines.slice(0, LONGEST), ...(left > 0 ? [`... ${left} more lines`] : [])]
    .map((line) => `  ${line}`)
    .join("\n");
}
