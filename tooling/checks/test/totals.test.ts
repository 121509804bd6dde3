import { describe, expect, it } from "vitest";
import { failures, secondTries, type TestReport, testTotals, together } from "../src/totals.ts";

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

const brokenFile = {
  name: "/r/a.test.ts",
  status: "failed",
  message: "Error: no such module",
  assertionResults: [],
};

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
    const testResults = [brokenFile];
    const totals = testTotals(report({ success: false, numPassedTests: 3, testResults }));
    expect(totals).toEqual({ line: "3 passed, 1 failed", ok: false });
  });

  it("counts an error outside every test as one failure", () => {
    expect(testTotals(report({ success: false, numPassedTests: 3 }))).toEqual({
      line: "3 passed, 1 failed",
      ok: false,
    });
  });

  it("counts as one failure what ended the run without failing a test or the report", () => {
    expect(testTotals(report({ numPassedTests: 3 }), 2)).toEqual({ line: "3 passed, 1 failed", ok: false });
  });

  it("adds up the runs, and fails if one of them did", () => {
    const runs = [
      report({ numPassedTests: 3, numPendingTests: 1 }),
      report({ success: false, numPassedTests: 4, numTodoTests: 1, testResults: [brokenFile] }),
    ];
    const expected = { line: "7 passed, 1 failed, 2 skipped", ok: false };
    expect(testTotals(together(runs))).toEqual(expected);
    expect(testTotals(together(runs.toReversed()))).toEqual(expected);
  });

  it("fails when nothing ran", () => {
    expect(testTotals(report({}))).toEqual({ line: "0 passed, 0 failed", ok: false });
  });
});

describe("what CI says of failures", () => {
  it("is nothing when there are none", () => {
    const passed = { status: "passed", fullName: "it works", failureMessages: [] };
    const testResults = [{ name: "/r/a.test.ts", status: "passed", message: "", assertionResults: [passed] }];
    expect(failures(report({ numPassedTests: 1, testResults }), "/r")).toEqual([]);
    expect(secondTries(report({ numPassedTests: 1, testResults }), "/r")).toEqual([]);
  });

  it("names file and test, and tells what was wrong without colours and stack", () => {
    const failed = {
      status: "failed",
      fullName: "sums adds",
      failureMessages: [
        "\u001b[31mError: expected 1\u001b[39m\n    at one (/r/b.ts:1:2)\n    at two (/r/b.ts:3:4)",
      ],
    };
    const testResults = [
      { name: "/r/p/b.test.ts", status: "failed", message: "", assertionResults: [failed] },
    ];
    expect(failures(report({ testResults }), "/r")).toEqual(["p/b.test.ts > sums adds\n  Error: expected 1"]);
  });

  it("names what passed at the second try, and what the first one said", () => {
    const test = {
      status: "passed",
      fullName: "a walk",
      failureMessages: ["Error: gone\n    at one (/r/b.ts:1:2)"],
    };
    const testResults = [{ name: "/r/b.test.ts", status: "passed", message: "", assertionResults: [test] }];
    expect(secondTries(report({ numPassedTests: 1, testResults }), "/r")).toEqual([
      "b.test.ts > a walk\n  Error: gone",
    ]);
  });

  it("names a file that could not be loaded", () => {
    expect(failures(report({ testResults: [brokenFile] }), "/r")).toEqual([
      "a.test.ts\n  Error: no such module",
    ]);
  });

  it("cuts what is long", () => {
    const message = Array.from({ length: 30 }, (_, at) => `line ${at}`).join("\n");
    const [failure] = failures(report({ testResults: [{ ...brokenFile, message }] }), "/r");
    expect(failure?.split("\n")).toHaveLength(22);
    expect(failure).toMatch(/line 19\n {2}\.\.\. 10 more lines$/);
  });
});
