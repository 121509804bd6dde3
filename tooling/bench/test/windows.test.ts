import { expect, it } from "vitest";
import { fullest, refusedByBucket } from "../src/pace/windows.ts";

const EVERY_100_MS = Array.from({ length: 30 }, (_, place) => place * 100);

it("the fullest span is found wherever it begins", () => {
  expect(fullest(EVERY_100_MS, 1_000)).toBe(10);
  expect(
    fullest(
      [...EVERY_100_MS, 2_950].toSorted((a, b) => a - b),
      1_000,
    ),
  ).toBe(11);
});

it("a token bucket refuses calls that come sooner than it is refilled", () => {
  const window = { calls: 10, perSeconds: 1 };
  expect(refusedByBucket(EVERY_100_MS, window)).toBe(0);
  expect(
    refusedByBucket(
      Array.from({ length: 12 }, () => 0),
      window,
    ),
  ).toBe(2);
  expect(refusedByBucket(EVERY_100_MS, { calls: 1, perSeconds: 1 })).toBe(27);
});
