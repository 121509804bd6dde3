import { expect, test } from "vitest";
import { betweenMarks } from "../src/between-marks.ts";

const FILE = "a: 1\n  # <names>\n  OLD:\n  # </names>\nb: 2\n";

test("replaces the lines between the marks, indented as the marks are, and nothing else", () => {
  expect(betweenMarks(FILE, "names", ["X:", "Y:"])).toBe(
    "a: 1\n  # <names>\n  X:\n  Y:\n  # </names>\nb: 2\n",
  );
  expect(betweenMarks(FILE, "names", [])).toBe("a: 1\n  # <names>\n  # </names>\nb: 2\n");
});

test("refuses a file without the marks, or with two pairs of them", () => {
  for (const text of ["a: 1\n", "  # <names>\n  OLD:\n", FILE + FILE])
    expect(() => betweenMarks(text, "names", [])).toThrow("<names>");
});
