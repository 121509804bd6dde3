import { expect, it } from "vitest";
import { holdOne } from "../src/hold-one.ts";

it("gives each key to one holder at a time, in the order of asking, and leaves other keys alone", async () => {
  const hold = holdOne();
  const order: string[] = [];
  const first = await hold("a");
  const second = hold("a").then((held) => {
    order.push("second");
    return held;
  });
  const third = hold("a").then((held) => {
    order.push("third");
    return held;
  });
  (await hold("b")).release();
  expect(order).toEqual([]);
  first.release();
  (await second).release();
  (await third).release();
  expect(order).toEqual(["second", "third"]);
});
