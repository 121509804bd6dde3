import { describe, expect, it } from "vitest";
import { databaseClock } from "../src/turns/database-clock.ts";
import { FairQueue } from "../src/turns/fair-queue.ts";
import { headStart } from "../src/turns/head-start.ts";
import { leewayAfter } from "../src/turns/leeway.ts";
import { createSlots } from "../src/turns/slots.ts";

describe("the queue of waiting jobs", () => {
  const queueOf = (...entries: string[]) => {
    const queue = new FairQueue<string>();
    for (const entry of entries) queue.add(entry.slice(0, 1), entry);
    return queue;
  };

  it("serves campaigns in turn, whatever their size, and each campaign's jobs in their order", () => {
    const queue = queueOf("a1", "a2", "a3", "a4", "b1", "b2", "c1");
    const order = ["a1", "b1", "c1", "a2", "b2", "a3", "a4"];
    expect(queue.peek(100)).toEqual(order);
    expect([...queue.take(2), ...queue.take(1), ...queue.take(100)]).toEqual(order);
    expect(queue.size).toBe(0);
  });

  it("goes on with the next campaign after only a few were taken", () => {
    const queue = queueOf("a1", "a2", "b1", "b2");
    expect(queue.take(1)).toEqual(["a1"]);
    queue.add("c", "c1");
    expect(queue.peek(2)).toEqual(["b1", "a2"]);
    expect(queue.take(4)).toEqual(["b1", "a2", "c1", "b2"]);
  });

  it("moves the campaigns that were served behind the others", () => {
    const queue = queueOf("a1", "a2", "b1", "b2", "c1");
    queue.takeThese(["b1", "a1"]);
    expect(queue.size).toBe(3);
    expect(queue.peek(9)).toEqual(["c1", "b2", "a2"]);
    queue.takeThese(["c1"]);
    expect(queue.peek(9)).toEqual(["b2", "a2"]);
  });

  it("puts a job that was too late before the others of its campaign, and removes jobs that are gone", () => {
    const queue = queueOf("a1", "a2", "b1");
    queue.add("a", "a0", true);
    queue.remove(new Set(["a1", "b1"]));
    expect(queue.size).toBe(2);
    expect(queue.take(3)).toEqual(["a0", "a2"]);
  });
});

describe("the head start before a turn", () => {
  it("grows by one step for all calls that were late with the same head start, and again if the longer one was too short", () => {
    const start = headStart();
    const had = start.ms;
    for (let late = 0; late < 20; late++) start.unready(had);
    expect(start.ms).toBeCloseTo(1.6 * had);
    start.unready(start.ms);
    expect(start.ms).toBeCloseTo(1.6 * 1.6 * had);
    start.unready(had);
    expect(start.ms).toBeCloseTo(1.6 * 1.6 * had);
  });

  it("is too short for one turn in a hundred, where preparing takes the same time each time", () => {
    const start = headStart();
    const TAKES_MS = 100;
    let missed = 0;
    for (let turn = 0; turn < 10_000; turn++) {
      if (start.ms >= TAKES_MS) start.ready();
      else {
        missed += 1;
        start.unready(start.ms);
      }
    }
    expect(missed).toBeGreaterThan(50);
    expect(missed).toBeLessThan(150);
  });

  it("shrinks slowly, and stays within its bounds", () => {
    const start = headStart();
    const had = start.ms;
    start.ready();
    expect(start.ms).toBeLessThan(had);
    expect(start.ms).toBeGreaterThan(0.9 * had);
    for (let ready = 0; ready < 1_000; ready++) start.ready();
    expect(start.ms).toBe(10);
    for (let late = 0; late < 100; late++) start.unready(start.ms);
    expect(start.ms).toBe(1_000);
  });
});

describe("slots", () => {
  it("are given out until none is left, and to the next job when one is released", async () => {
    const slots = createSlots(3);
    expect(await slots.take(2)).toBe(2);
    expect(await slots.take(5)).toBe(1);
    const next = slots.take(1);
    const after = slots.take(1);
    slots.takeAtOnce();
    slots.release();
    slots.release(2);
    expect(await next).toBe(1);
    expect(await after).toBe(1);
  });

  it("go to started jobs before unstarted ones", async () => {
    const slots = createSlots(1);
    await slots.take(1);
    const order: string[] = [];
    const fresh = slots.takeForNew().then(() => order.push("fresh"));
    const begun = slots.take(1).then(() => order.push("begun"));
    slots.release();
    await begun;
    slots.release();
    await fresh;
    expect(order).toEqual(["begun", "fresh"]);
  });
});

describe("the database's clock", () => {
  const neverRead = () => Promise.reject(new Error("not read here"));

  /** This process's clock, and a database whose answers take the given times; its clock is a million ahead. */
  const slowDatabase = (...delays: readonly number[]) => {
    let local = 0;
    const left = [...delays];
    const read = async () => {
      const now = 1_000_000 + local;
      local += left.shift() ?? Number.NaN;
      return now;
    };
    const clock = databaseClock({ read, local: () => local });
    return { clock, left, advance: (ms: number) => (local += ms), local: () => local };
  };

  it("is read before the first turn until an answer is quick", async () => {
    const { clock, left, local } = slowDatabase(40, 12, 2, 50);
    await clock.settle();
    expect(left).toEqual([50]);
    expect(clock.localTime(1_000_100, 200)).toBe(102);
    await clock.settle();
    expect(left).toEqual([50]);
    expect(local()).toBe(54);
  });

  it("is the best of five readings where none is quick, and is read again before they are forgotten", async () => {
    const { clock, left, advance } = slowDatabase(40, 30, 20, 45, 50, 1);
    await clock.settle();
    expect(left).toEqual([1]);
    expect(clock.localTime(1_000_200, 300)).toBe(220);
    advance(5_000);
    await clock.settle();
    expect(left).toEqual([]);
    expect(clock.localTime(1_006_000, 6_100)).toBe(6_001);
  });

  it("is read once for lines that begin together", async () => {
    const { clock, left } = slowDatabase(3, 3);
    await Promise.all([clock.settle(), clock.settle(), clock.settle()]);
    expect(left).toEqual([3]);
  });

  it("is read from the answer that took the least time", () => {
    const clock = databaseClock({ read: neverRead });
    expect(clock.localTime(1_000_050, 80)).toBe(80);
    expect(clock.localTime(1_000_090, 91)).toBe(91);
    expect(clock.localTime(1_000_100, 140)).toBe(101);
  });

  it("is read again if it was set, and if the answers are old", () => {
    const clock = databaseClock({ read: neverRead });
    clock.localTime(1_000_000, 1);
    expect(clock.localTime(400_000, 50)).toBe(50);
    expect(clock.localTime(400_010, 80)).toBe(60);
    expect(clock.localTime(420_000, 20_200)).toBe(20_200);
  });
});

it("a call that was too late gets leeway, which doubles with each miss up to a limit", () => {
  expect([0, 1, 2, 3, 9].map(leewayAfter)).toEqual([0, 40, 80, 160, 640]);
});
