import { expect, test } from "vitest";
import { leadBar } from "../src/terminal/bar.ts";
import { box } from "../src/terminal/box.ts";
import { clip, createPaint, widthOf } from "../src/terminal/paint.ts";
import { table } from "../src/terminal/table.ts";

const plain = createPaint(false);
const colored = createPaint(true);

test("a clipped line has the right width and closes its open colors", () => {
  const clipped = clip(`${colored.red("breaker")} and more`, 5);
  expect(widthOf(clipped)).toBe(5);
  expect(clipped).toBe("\x1b[31mbrea\x1b[39m…");
});

test("a bar has the given width for any shares", () => {
  for (let handedOver = 0; handedOver <= 30; handedOver++) {
    const tally = { handedOver, notWritten: 3, failed: 1, inWork: 7, ahead: 30 - handedOver };
    expect(widthOf(leadBar(tally, 40, colored))).toBe(40);
  }
  expect(leadBar({ handedOver: 0, notWritten: 0, failed: 0, inWork: 0, ahead: 0 }, 4, plain)).toBe("····");
});

test("a box breaks long lines at spaces, under the words after a label", () => {
  const lines = box({
    title: "why",
    lines: ["answer  HTTP 429 and a long story"],
    width: 24,
    frame: (text) => text,
  });
  expect(lines).toEqual([
    "╭─ why ────────────────╮",
    "│ answer  HTTP 429 and │",
    "│         a long story │",
    "╰──────────────────────╯",
  ]);
});

test("a table aligns painted cells by their visible width", () => {
  const lines = table(
    [{ title: "name" }, { title: "n", align: "right" }],
    [
      [colored.bold("a"), "7"],
      ["bcdef", colored.red("12")],
    ],
  );
  expect(lines.map(widthOf)).toEqual([9, 9, 9]);
});
