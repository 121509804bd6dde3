import { once } from "node:events";
import { BREAKER_CHANNEL, closeBreaker, openBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { OPERATOR_TOKEN } from "@leadgen/testkit/environment";
import type { Lab } from "@leadgen/testkit/lab";
import { type Figure, quantile, type Target } from "./figures.ts";
import { openQueueStream } from "./live/event-stream.ts";
import { liveStage, type Stage } from "./live/stage.ts";

/** Nearly as many streams as one person may have open at a process. */
const STREAMS = 25;

/** In milliseconds, for 99 of 100 cases. */
const TOLD: Target = { is: "at most", limit: 500 };
const ENDED: Target = { is: "at most", limit: 1_000 };

const BY_HAND = { actor: "operator:bench", reason: "next turn" } as const;

/** How soon open streams report that the breaker has opened, and end when their session ends; both happen in another process. */
export async function benchLive(lab: Lab, { turns }: { readonly turns: number }): Promise<Figure[]> {
  await using stage = await liveStage(lab);
  return [...(await tellOpenings(stage, turns)), ...(await endWithSessions(stage, turns))];
}

async function tellOpenings({ api, database }: Stage, turns: number): Promise<Figure[]> {
  await using stack = new AsyncDisposableStack();
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, async () => stack.use(await openQueueStream(api, OPERATOR_TOKEN))),
  );
  const pool = database.pool(2);
  const listener = await pool.connect();
  stack.defer(() => listener.release());
  await listener.query(`LISTEN ${BREAKER_CHANNEL}`);
  const heard: number[] = [];
  const told: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    await Promise.all(streams.map((stream) => stream.sees(/"state":"CLOSED"/)));
    const hint = once(listener, "notification").then(() => performance.now());
    const telling = streams.map((stream) => stream.sees(/"state":"OPEN"/));
    await transaction(pool, (tx) => openBreaker(tx, BY_HAND));
    const since = performance.now();
    heard.push((await hint) - since);
    told.push(...(await Promise.all(telling)).map((at) => at - since));
    const { epoch } = await readBreaker(autocommit(pool));
    await transaction(pool, (tx) => closeBreaker(tx, { ...BY_HAND, epoch }));
  }
  const benchmark = `the breaker opens in another process, ${turns} times, ${STREAMS} streams`;
  return [
    { benchmark, what: "a bare LISTEN hears, median", value: quantile(heard, 0.5), unit: "ms" },
    { benchmark, what: "a stream tells, median", value: quantile(told, 0.5), unit: "ms" },
    { benchmark, what: "a stream tells, p99", value: quantile(told, 0.99), unit: "ms", target: TOLD },
  ];
}

async function endWithSessions(stage: Stage, turns: number): Promise<Figure[]> {
  const ended: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const token = await stage.logIn();
    await using stream = await openQueueStream(stage.api, token);
    await stream.sees(/"state":/);
    await stage.logOut(token);
    const since = performance.now();
    ended.push((await stream.sees(/UNAUTH/)) - since);
  }
  const benchmark = `a session ends by a log-out in another process, ${turns} times`;
  return [
    { benchmark, what: "its stream ends, median", value: quantile(ended, 0.5), unit: "ms" },
    { benchmark, what: "its stream ends, p99", value: quantile(ended, 0.99), unit: "ms", target: ENDED },
    { benchmark, what: "its stream ends, the last", value: quantile(ended, 1), unit: "ms" },
  ];
}
