import { expect, it } from "vitest";
import { gather } from "../src/index.ts";

/** A flush that is answered by hand. */
function heldFlush() {
  const flushes: {
    inputs: readonly number[];
    answer: (outs: number[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const ask = gather<number, number>(
    (inputs) => new Promise((answer, fail) => flushes.push({ inputs, answer, fail })),
  );
  return { flushes, ask };
}

it("sends the first request at once and gathers what arrives meanwhile into the next flush", async () => {
  const { flushes, ask } = heldFlush();
  const answers = [ask(1), ask(2), ask(3)];
  expect(flushes.map(({ inputs }) => inputs)).toEqual([[1]]);
  flushes[0]?.answer([10]);
  expect(await answers[0]).toBe(10);
  expect(flushes.map(({ inputs }) => inputs)).toEqual([[1], [2, 3]]);
  flushes[1]?.answer([20, 30]);
  expect(await Promise.all(answers)).toEqual([10, 20, 30]);
});

it("tells every caller of a flush that failed, and goes on with the next", async () => {
  const { flushes, ask } = heldFlush();
  const first = ask(1);
  const second = ask(2);
  flushes[0]?.fail(new Error("away"));
  await expect(first).rejects.toThrow("away");
  flushes[1]?.answer([20]);
  expect(await second).toBe(20);
});
