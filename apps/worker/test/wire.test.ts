import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, newSystem, runningCampaign, until } from "./support/system.ts";

/** How often this process checks whether it stood still, in milliseconds. */
const TICK_MS = 5;

/** How long after it stood still this process may still be reading what arrived in the meantime, in milliseconds. */
const CATCH_UP_MS = 4 * TICK_MS;

/** When and for how long this process stood still: it saw what arrived during that time only afterwards. */
function watchStalls() {
  const stalls: { readonly startedAt: number; endedAt: number }[] = [];
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last > 2 * TICK_MS) {
      const before = stalls.at(-1);
      // What came during a stall may be read only after the next one, if that follows at once.
      if (before !== undefined && last - before.endedAt < CATCH_UP_MS) before.endedAt = now;
      else stalls.push({ startedAt: last, endedAt: now });
    }
    last = now;
  }, TICK_MS);
  return {
    stop: () => clearInterval(timer),
    /** The earliest moment at which what was seen then can have arrived. */
    earliest: (seenAt: number) =>
      stalls.find(({ startedAt, endedAt }) => seenAt > startedAt && seenAt < endedAt + CATCH_UP_MS)
        ?.startedAt ?? seenAt,
  };
}

test("three workers never exceed a limit on the wire, eight a second and five in two seconds beside twenty a minute", async () => {
  await using system = await newSystem({
    PERPLEXITY_RATE_LIMIT: "8/1",
    OPENAI_RATE_LIMIT: "5/2,20/60",
  });
  await runningCampaign(system, 20);
  const stalls = watchStalls();
  {
    await using _one = await startWorkerProcess(system.env);
    await using _two = await startWorkerProcess(system.env);
    await using _three = await startWorkerProcess(system.env);
    await until(
      system,
      `SELECT (${ALL_OVER}) OR count(*) >= 12 FROM provider_call WHERE provider = 'OPENAI' AND outcome IS NOT NULL`,
    );
  }
  stalls.stop();
  const lines = await system.simulator.requestList();
  const arrivalsAt = (provider: string) =>
    lines.flatMap((line) =>
      line.event === "received" && line.provider === provider ? [Date.parse(line.at)] : [],
    );
  /** Arrivals that certainly came too soon after the arrival `calls` places before. */
  const tooSoon = (arrivals: readonly number[], calls: number, ms: number) =>
    arrivals.slice(calls).filter((at, place) => at - stalls.earliest(arrivals[place] as number) < ms);

  const research = arrivalsAt("perplexity");
  const writing = arrivalsAt("openai");
  expect(research.length).toBeGreaterThan(9);
  expect(tooSoon(research, 8, 1_000)).toEqual([]);
  expect(tooSoon(writing, 5, 2_000)).toEqual([]);
  expect(tooSoon(writing, 20, 60_000)).toEqual([]);
});
