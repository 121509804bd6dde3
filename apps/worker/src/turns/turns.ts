import { type Bucket, bucketFor, PROVIDERS, type Provider, type RateLimits } from "@leadgen/core";
import { type CallTokens, readClock } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import type { Providers } from "@leadgen/providers";
import type pg from "pg";
import { databaseClock } from "./database-clock.ts";
import { type HeadStart, headStart } from "./head-start.ts";
import { type Caller, createLine, type TurnEnd } from "./line.ts";
import { gatherTokens } from "./settle-tokens.ts";
import type { Slots } from "./slots.ts";

/** Gives turns under the providers' rate limits to the calls of this process: one line for each bucket. */
export interface Turns {
  /** How many jobs wait. */
  readonly waiting: number;
  /** Gives the job's slot back and waits for a turn. When it returns, the job has a slot again. */
  wait(call: { readonly provider: Provider; readonly endpoint: string }, caller: Caller): Promise<TurnEnd>;
  readonly headStart: HeadStart;
  /** Corrects the tokens that a call was counted with. */
  settle(call: { readonly provider: Provider; readonly endpoint: string }, tokens: CallTokens): void;
}

export interface TurnsSettings {
  readonly pool: pg.Pool;
  readonly limits: RateLimits;
  readonly providers: Providers;
  readonly slots: Slots;
  readonly stopping: AbortSignal;
  readonly onTrouble: (error: unknown) => void;
}

/** Time to connect in advance, in milliseconds. If a provider can't be reached in it, the call itself reports that. */
const CONNECT_MS = 1_000;

export function createTurns({ limits, providers, slots, ...settings }: TurnsSettings): Turns {
  const db = autocommit(settings.pool);
  const clock = databaseClock({ read: () => readClock(db) });
  const start = headStart();
  const settle = gatherTokens(settings);
  const lines = new Map(
    PROVIDERS.flatMap((provider) =>
      limits[provider].map((bucket) => [bucket, lineOf(provider, bucket)] as const),
    ),
  );
  function lineOf(provider: Provider, bucket: Bucket) {
    const connect = () => providers.connect(provider, AbortSignal.timeout(CONNECT_MS));
    return createLine({ bucket, clock, headStart: start, slots, connect, ...settings });
  }
  let waiting = 0;
  return {
    headStart: start,
    get waiting() {
      return waiting;
    },
    async wait({ provider, endpoint }, caller) {
      const line = lines.get(bucketFor(limits, provider, endpoint)) as ReturnType<typeof createLine>;
      waiting += 1;
      const waited = line(caller);
      // Released after the line has asked for a slot, or a job that has not started would get it.
      slots.release();
      const end = await waited;
      waiting -= 1;
      if (end.end !== "TURN") slots.takeAtOnce();
      return end;
    },
    settle({ provider, endpoint }, tokens) {
      const bucket = bucketFor(limits, provider, endpoint);
      if (bucket.limit.tokens !== undefined) settle(bucket, tokens);
    },
  };
}
