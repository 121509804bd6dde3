import { expect, it } from "vitest";
import { areaPath, linePath, niceMax, stacked } from "../src/components/queue/plot.ts";

const MINUTE = 60_000;
const FRAME = { from: 0, to: 4 * MINUTE, left: 0, right: 40, top: 0, bottom: 10, max: 10 };
const GAP = 1.5 * MINUTE;

it("draws no line over minutes without data", () => {
  const series = [0, 1, 3, 4].map((n) => ({ at: new Date(n * MINUTE), value: n === 4 ? null : 5 }));
  expect(linePath(FRAME, series, GAP)).toBe("M0.0 5.0L10.0 5.0M30.0 5.0");
  expect(areaPath(FRAME, series.slice(0, 2), GAP)).toBe("M0.0 10.0L0.0 5.0L10.0 5.0L10.0 10.0Z");
});

it("stacks lanes where all of them are known", () => {
  const lane = (...values: (number | null)[]) => values.map((value, n) => ({ at: new Date(n), value }));
  const sums = stacked([lane(1, 2, null), lane(10, null, 30)]);
  expect(sums.map((sum) => sum.map(({ value }) => value))).toEqual([
    [1, 2, null],
    [11, null, null],
  ]);
});

it("ends an axis at a round number that is not below any value", () => {
  expect([0, 3, 10, 11, 240, 1001].map(niceMax)).toEqual([2, 5, 10, 20, 500, 2_000]);
});
