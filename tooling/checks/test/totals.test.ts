import { describe, expect, it } from "vitest";
import { type TestReport, testTotals } from "../src/totals.ts";

function report(changes: Partial<TestReport>): TestReport {
  const nothing = {
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
  };
  return { success: true, ...nothing, ...changes };
}

describe("the closing line of CI", () => {
  it("gives the totals of a green run", () => {
    expect(testTotals(report({ numPassedTests: 12 }))).toEqual({ line: "12 passed, 0 failed", ok: true });
  });

  it("names skipped tests only when there are some", () => {
    const totals = testTotals(report({ numPassedTests: 12, numPendingTests: 1, numTodoTests: 2 }));
    expect(totals).toEqual({ line: "12 passed, 0 failed, 3 skipped", ok: true });
  });

  it("fails when a test failed", () => {
    const totals = testTotals(report({ success: false, numPassedTests: 3, numFailedTests: 2 }));
    expect(totals).toEqual({ line: "3 passed, 2 failed", ok: false });
  });

  it("counts a file that could not be loaded as one failure", () => {
    const testResults = [{ status: "failed", assertionResults: [] }];
    const totals = testTotals(report({ success: false, numPassedTests: 3, testResults }));
    expect(totals).toEqual({ line: "3 passed, 1 failed", ok: false });
  });

  it("counts an error outside every test as one failure", () => {
    expect(testTotals(report({ success: false, numPassedTests: 3 }))).toEqual({
      line: "3 passed, 1 failed",
      ok: false,
    });
  });

  it("fails when nothing ran", () => {
    expect(testTotals(report({}))).toEqual({ line: "0 passed, 0 failed", ok: false });
  });
});
