import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { gather } from "../src/index.ts";

/** A flush that the test answers by hand. */
function heldFlush(options?: Parameters<typeof gather>[1]) {
  const flushes: {
    inputs: readonly number[];
    answer: (outs: number[]) => void;
    fail: (error: Error) => void;
  }[] = [];
  const ask = gather<number, number>(
    (inputs) => new Promise((answer, fail) => flushes.push({ inputs, answer, fail })),
    options,
  );
  return { flushes, ask };
}

it("gathers the requests of one turn of the event loop, and those that come while a flush is in flight", async () => {
  const { flushes, ask } = heldFlush();
  const answers = [ask(1), ask(2)];
  await nextTurn();
  expect(flushes.map(({ inputs }) => inputs)).toEqual([[1, 2]]);
  answers.push(ask(3));
  flushes[0]?.answer([10, 20]);
  // A caller that was answered asks again.
  await answers[0];
  answers.push(ask(4));
  await nextTurn();
  expect(flushes.map(({ inputs }) => inputs)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  flushes[1]?.answer([30, 40]);
  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40]);
});

it("tells every caller of a flush that failed, and goes on with the next", async () => {
  const { flushes, ask } = heldFlush();
  const first = ask(1);
  await nextTurn();
  const second = ask(2);
  flushes[0]?.fail(new Error("away"));
  await expect(first).rejects.toThrow("away");
  await nextTurn();
  flushes[1]?.answer([20]);
  expect(await second).toBe(20);
});

it("waits for more requests only if it has just been busy", async () => {
  const { flushes, ask } = heldFlush({ lingerMs: 100 });
  const first = ask(1);
  await nextTurn();
  flushes[0]?.answer([10]);
  await first;
  const others = [ask(2)];
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  others.push(ask(3));
  await vi.waitFor(() => expect(flushes.map(({ inputs }) => inputs)).toEqual([[1], [2, 3]]));
  flushes[1]?.answer([20, 30]);
  expect(await Promise.all(others)).toEqual([20, 30]);
});

it("waits no longer once as many have asked as can", async () => {
  const { flushes, ask } = heldFlush({ lingerMs: 60_000, most: 2 });
  const first = ask(1);
  await nextTurn();
  flushes[0]?.answer([10]);
  await first;
  const others = [ask(2)];
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  expect(flushes.length).toBe(1);
  others.push(ask(3));
  await vi.waitFor(() => expect(flushes.map(({ inputs }) => inputs)).toEqual([[1], [2, 3]]));
  flushes[1]?.answer([20, 30]);
  await Promise.all(others);
  const next = [ask(4), ask(5)];
  await vi.waitFor(() => expect(flushes[2]?.inputs).toEqual([4, 5]));
  flushes[2]?.answer([40, 50]);
  expect(await Promise.all(next)).toEqual([40, 50]);
});
