import { expect, it } from "vitest";
import { slowly } from "../src/lib/polling.ts";

it("asks again at whole multiples of its time, whenever it began, so that a page's questions go together", () => {
  const left = slowly();
  const at = performance.now() + left;
  expect(left).toBeGreaterThan(0);
  expect(Math.abs(at - Math.round(at / 5_000) * 5_000)).toBeLessThan(1_000);
});
