import { expect, it } from "vitest";
import { slowly } from "../src/lib/polling.ts";

it("polls at whole multiples of the interval, so that a page's queries go in one request", () => {
  const left = slowly();
  const at = performance.now() + left;
  expect(left).toBeGreaterThan(0);
  expect(Math.abs(at - Math.round(at / 5_000) * 5_000)).toBeLessThan(1_000);
});
