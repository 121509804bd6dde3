import { randomUUID } from "node:crypto";
import { autocommit, createPool } from "@leadgen/db";
import fc from "fast-check";
import { describe, expect } from "vitest";
import {
  type RateLimit,
  type RateWindow,
  TURN_AHEAD_MS,
  TURN_GRACE_MS,
  type Tx,
} from "../../src/engine/index.ts";
import { settleTokens, takeTurns } from "../../src/outreach/index.ts";
import { it } from "../support/it.ts";
import { contents } from "../support/rows.ts";
import { TurnClock } from "../support/turn-clock.ts";

const limitOf = (...windows: [RateWindow, ...RateWindow[]]): RateLimit => ({ windows });
const perMinute = (calls: number) => limitOf({ calls, perSeconds: 60 });

/** One microsecond, to which the database rounds. */
const ROUNDING_MS = 0.01;

/** The largest sum of the calls that start within any span of the given seconds, however late a call is within its turn. */
function fullest(turns: readonly number[], perSeconds: number, costOf: (place: number) => number = () => 1) {
  let most = 0;
  for (const [first, at] of turns.entries()) {
    let sum = 0;
    for (let place = first; place < turns.length; place++) {
      if ((turns[place] as number) > at + perSeconds * 1000 + TURN_GRACE_MS - ROUNDING_MS) break;
      sum += costOf(place);
    }
    most = Math.max(most, sum);
  }
  return most;
}

const someWindows = fc.array(
  fc.record({ calls: fc.integer({ min: 1, max: 40 }), perSeconds: fc.integer({ min: 1, max: 100 }) }),
  { minLength: 1, maxLength: 3 },
) as fc.Arbitrary<[RateWindow, ...RateWindow[]]>;

describe("takeTurns", () => {
  it("keeps every window, wherever it begins, whichever caller asks and however much time passes", async ({
    system,
  }) => {
    const asked = fc.array(
      fc.record({ callers: fc.integer({ min: 1, max: 30 }), passMs: fc.integer({ min: 0, max: 30_000 }) }),
      { minLength: 5, maxLength: 40 },
    );
    const property = fc.asyncProperty(someWindows, asked, async (windows, asks) => {
      const clock = new TurnClock(system.db, { bucket: randomUUID(), limit: { windows } });
      for (const { callers, passMs } of asks) {
        await clock.ask(Array(callers).fill(0));
        await clock.pass(passMs);
      }
      for (const { calls, perSeconds } of windows)
        expect(fullest(clock.turns, perSeconds)).toBeLessThanOrEqual(calls);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it("keeps every window where a call with leeway starts at any moment of it", async ({ system }) => {
    const asked = fc.array(
      fc.record({
        leeway: fc.integer({ min: 0, max: 640 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 40, maxLength: 80 },
    );
    const property = fc.asyncProperty(someWindows, asked, async (windows, asks) => {
      const clock = new TurnClock(system.db, { bucket: randomUUID(), limit: { windows } });
      const sent: number[] = [];
      for (const { leeway, share } of asks) {
        const before = clock.turns.length;
        const { next } = await clock.ask([0], leeway);
        for (const turn of clock.turns.slice(before)) sent.push(turn + share * leeway);
        await clock.pass(Math.max(1, (next ?? 0) - TURN_AHEAD_MS / 2));
      }
      for (const { calls, perSeconds } of windows)
        expect(fullest(sent, perSeconds)).toBeLessThanOrEqual(calls);
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it("waits for a call with leeway no longer than that", async ({ system }) => {
    const hourly = limitOf({ calls: 1, perSeconds: 3600 });
    const clock = new TurnClock(system.db, { bucket: "hourly", limit: hourly });
    await clock.ask([0], 640);
    const { next } = await clock.ask([0], 640);
    expect(next).toBeGreaterThan(3_600_000);
    expect(next).toBeLessThan(3_601_000);
    expect(clock.turns).toHaveLength(1);
  });

  it("hands out all turns that the windows allow to a caller that always asks", async ({ system }) => {
    const windows = [
      { calls: 5, perSeconds: 10 },
      { calls: 20, perSeconds: 60 },
      { calls: 100, perSeconds: 3600 },
    ] as const;
    const clock = new TurnClock(system.db, { bucket: "greedy", limit: { windows: [...windows] } });
    for (let asks = 0; asks < 600 && clock.turns.length < 150; asks++) {
      const { next } = await clock.ask(Array(50).fill(0));
      await clock.pass(Math.max(1, (next ?? 0) - TURN_AHEAD_MS / 2));
    }
    const [first = 0] = clock.turns;
    const within = (seconds: number) => clock.turns.filter((at) => at < first + seconds * 1000).length;
    expect(within(10)).toBe(5);
    expect(within(60)).toBe(20);
    expect(within(3600)).toBe(100);
  });

  it("spaces turns evenly by the shortest window, and hands out only turns that begin soon", async ({
    system,
  }) => {
    const limit = limitOf({ calls: 50, perSeconds: 1 }, { calls: 1000, perSeconds: 60 });
    const { turns, next } = await takeTurns(system.db, { bucket: "even", limit, tokens: Array(30).fill(0) });
    expect(turns.length).toBeGreaterThan(4);
    expect(turns.length).toBeLessThan(10);
    expect(Math.max(...turns)).toBeLessThanOrEqual(TURN_AHEAD_MS);
    const gaps = turns.slice(1).map((turn, place) => turn - (turns[place] as number));
    expect(Math.min(...gaps)).toBeGreaterThan(20);
    expect(Math.max(...gaps)).toBeLessThan(21);
    expect(next).toBeGreaterThan(TURN_AHEAD_MS);
  });

  it("keeps the token limit in any window, with tokens reserved at the start and settled at the answer", async ({
    system,
  }) => {
    const tokens = { tokens: 100_000, perSeconds: 60 };
    const limit = { ...limitOf({ calls: 600, perSeconds: 60 }), tokens };
    const reserved = 2_000;
    const used = fc.array(fc.integer({ min: 200, max: 2_500 }), { minLength: 100, maxLength: 150 });
    const property = fc.asyncProperty(used, async (counts) => {
      const bucket = randomUUID();
      const clock = new TurnClock(system.db, { bucket, limit });
      for (let asks = 0; asks < 1_000 && clock.turns.length < counts.length; asks++) {
        const settled = clock.turns.length;
        const { next } = await clock.ask([reserved, reserved, reserved].slice(0, counts.length - settled));
        for (const used of counts.slice(settled, clock.turns.length))
          await settleTokens(system.db, { bucket, limit, calls: [{ reserved, used }] });
        await clock.pass(Math.max(0, (next ?? TURN_AHEAD_MS) - TURN_AHEAD_MS));
      }
      expect(clock.turns).toHaveLength(counts.length);
      const costOf = (place: number) => counts[place] as number;
      expect(fullest(clock.turns, 60, costOf)).toBeLessThanOrEqual(tokens.tokens);
      const seconds = ((clock.turns.at(-1) as number) - (clock.turns[0] as number)) / 1000;
      const all = counts.reduce((sum, count) => sum + count, 0);
      expect(all / (seconds + 60) / (tokens.tokens / 60)).toBeGreaterThan(0.4);
    });
    await fc.assert(property, { numRuns: 5 });
  });

  it("gives a call that is larger than the window of tokens a window to itself", async ({ system }) => {
    const limit = { ...limitOf({ calls: 60, perSeconds: 60 }), tokens: { tokens: 1_000, perSeconds: 60 } };
    const { turns, next } = await takeTurns(system.db, { bucket: "large", limit, tokens: [5_000, 10] });
    expect(turns).toEqual([0]);
    expect(next).toBeGreaterThan(58_000);
  });

  it("gives each turn once to callers of several pools at the same time", async ({ system }) => {
    const pools = [1, 2, 3].map(() => createPool(system.databaseUrl, { max: 5 }));
    try {
      const limit = limitOf({ calls: 200, perSeconds: 1 }, { calls: 500, perSeconds: 60 });
      const asks = Array.from({ length: 60 }, async (_, index) => {
        const db = autocommit(pools[index % pools.length] as (typeof pools)[number]);
        const { now, turns } = await takeTurns(db, { bucket: "shared", limit, tokens: [0, 0, 0] });
        return turns.map((turn) => now + turn);
      });
      const all = (await Promise.all(asks)).flat().sort((a, b) => a - b);
      const gaps = all.slice(1).map((at, place) => at - (all[place] as number));
      expect(all.length).toBeGreaterThan(30);
      expect(Math.min(...gaps)).toBeGreaterThan(4);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
    }
  });

  it("goes on after the database's clock was turned back by an hour", async ({ system }) => {
    const clock = new TurnClock(system.db, {
      bucket: "turned back",
      limit: {
        ...limitOf({ calls: 2, perSeconds: 1 }, { calls: 3, perSeconds: 60 }),
        tokens: { tokens: 10, perSeconds: 1 },
      },
    });
    await clock.ask([5, 5]);
    await clock.pass(-3_600_000);
    const before = clock.turns.length;
    const waits: number[] = [];
    let waited = 0;
    while (clock.turns.length < before + 4 && waited < 600_000) {
      const { granted, next } = await clock.ask([5]);
      if (granted > 0) waits.push(waited);
      waited += next ?? 0;
      await clock.pass(next ?? 0);
    }
    expect(waits[0]).toBeLessThan(8_000);
    // The calls before count as of the moment of the change: the first may wait for the longest window.
    expect(waited).toBeLessThan(130_000);
  });

  it("keeps buckets apart, and counts calls that began under an earlier limit after a change", async ({
    system,
  }) => {
    const take = async (bucket: string, limit: RateLimit) =>
      (await takeTurns(system.db, { bucket, limit, tokens: [0] })).turns;
    expect(await take("a", perMinute(1))).toEqual([0]);
    expect(await take("b", perMinute(1))).toEqual([0]);
    expect(await take("a", perMinute(1))).toEqual([]);
    const { next } = await takeTurns(system.db, { bucket: "a", limit: perMinute(2), tokens: [0] });
    expect(next).toBeGreaterThan(29_000);
    expect(next).toBeLessThan(31_000);
  });

  describe("between campaigns whose calls wait in several processes", () => {
    const limit = limitOf({ calls: 8, perSeconds: 1 });
    const [large, small] = [randomUUID(), randomUUID()];

    const ask = async ({ db }: { db: Tx }, bucket: string, campaignIds: readonly string[]) => {
      const tokens = Array(campaignIds.length).fill(0);
      const { places } = await takeTurns(db, { bucket, limit, tokens, campaignIds });
      return places.map((place) => campaignIds[place] as string);
    };

    /** The next turn begins so many milliseconds from now. */
    const nextIn = ({ db }: { db: Tx }, bucket: string, ms: number) =>
      db.query(
        "UPDATE rate_limit SET last_at = clock_timestamp() + ($2 - 130) * interval '1 ms' WHERE bucket = $1",
        [bucket, ms],
      );

    /** All processes wait. They ask one after the other for one turn, whose last moment is 100 ms away at each. */
    const oneTurn = async (system: { db: Tx }, bucket: string, processes: readonly (readonly string[])[]) => {
      await nextIn(system, bucket, 10_000);
      for (const campaignIds of processes) await ask(system, bucket, campaignIds);
      for (const campaignIds of processes) {
        await nextIn(system, bucket, 130);
        const got = await ask(system, bucket, campaignIds);
        if (got.length > 0) return got;
      }
      return [];
    };

    it("shares the turns evenly, whichever process asks first", async ({ system }) => {
      const processes = [
        [large, large],
        [large, large],
        [small, small, large],
      ];
      await ask(system, "shared", [large]);
      const got: string[] = [];
      for (let turns = 0; turns < 60; turns++) got.push(...(await oneTurn(system, "shared", processes)));
      // A half, unless the machine stops for a tenth of a second before an ask.
      expect(got.filter((campaign) => campaign === small).length).toBeGreaterThan(got.length / 3);
      expect(got.filter((campaign) => campaign === large).length).toBeGreaterThan(got.length / 3);
    });

    it("owes nothing to a campaign that did not wait before", async ({ system }) => {
      await ask(system, "new", [large]);
      for (let turns = 0; turns < 20; turns++) await oneTurn(system, "new", [[large, large]]);
      const got: string[] = [];
      for (let turns = 0; turns < 20; turns++)
        got.push(...(await oneTurn(system, "new", [[large, large, small, small]])));
      const ofSmall = got.filter((campaign) => campaign === small).length;
      expect(Math.abs(got.length - 2 * ofSmall)).toBeLessThanOrEqual(2);
    });

    it("wastes no turn if the campaign that had fewest does not come for it", async ({ system }) => {
      await ask(system, "gone", [small]);
      for (let turns = 0; turns < 5; turns++) {
        await nextIn(system, "gone", 0);
        expect(await ask(system, "gone", [large])).toEqual([large]);
      }
      const waiting = "SELECT campaign_id AS id FROM rate_share WHERE bucket = 'gone' ORDER BY taken";
      expect(await system.db.query(waiting)).toEqual([{ id: small }, { id: large }]);
      // It has not asked for two seconds.
      await system.db.query(
        "UPDATE rate_share SET asked_at = asked_at - interval '2 s' WHERE campaign_id = $1",
        [small],
      );
      await ask(system, "gone", [large]);
      expect(await system.db.query(waiting)).toEqual([{ id: large }]);
    });
  });

  it("keeps no more slots than the longest window needs", async ({ system }) => {
    const limit = limitOf({ calls: 10, perSeconds: 1 }, { calls: 12, perSeconds: 60 });
    const clock = new TurnClock(system.db, { bucket: "frugal", limit });
    for (let round = 0; round < 30; round++) {
      await clock.ask([0, 0]);
      await clock.pass(10_000);
    }
    expect(clock.turns.length).toBeGreaterThan(30);
    const count = "SELECT count(*)::int AS slots FROM rate_slot WHERE bucket = 'frugal'";
    expect(await system.db.query(count)).toEqual([{ slots: 12 }]);
  });

  it("changes no job and no breaker", async ({ system }) => {
    const before = await contents(system);
    await takeTurns(system.db, { bucket: "c", limit: perMinute(1), tokens: [0] });
    expect(await contents(system)).toEqual(before);
  });
});
