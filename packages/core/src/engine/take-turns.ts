import { only, type Tx } from "./parts/tx.ts";
import type { RateLimit } from "./rate/rate-limit.ts";
import { marginSeconds, TOKEN_SLACK, TURN_AHEAD_MS, tokenSeconds, turnSpacing } from "./rate/spacing.ts";

export interface WantedTurns {
  /** What is counted together: a provider, or one of its endpoints where it counts those apart. */
  readonly bucket: string;
  readonly limit: RateLimit;
  /** The tokens of each call that waits, in their order; 0 where tokens are not limited. */
  readonly tokens: readonly number[];
  /** No turn begins before so many milliseconds: what the caller has to do until then. */
  readonly soonest?: number;
  /** Beyond so many milliseconds after that none is handed out (default TURN_AHEAD_MS). */
  readonly ahead?: number;
}

export interface Turns {
  /** The database's clock when they were handed out, in milliseconds. */
  readonly now: number;
  /** Milliseconds from `now` to the start of each call that has a turn: the first of those that wait. */
  readonly turns: readonly number[];
  /** Milliseconds from `now` to the next turn, where somebody was left without one. */
  readonly next: number | null;
}

/**
 * Hands out the next turns of a bucket: when calls may start, at the wire. They are spaced evenly by the shortest window, so
 * that calls never come in bunches, and no window, wherever it begins, ever holds more than its calls. Only turns within
 * `ahead` of the soonest are handed out; who gets none asks again.
 *
 * One statement, to be run outside any other transaction: the bucket's row is held until it is committed.
 */
export async function takeTurns(
  tx: Tx,
  { bucket, limit, tokens, soonest = 0, ahead = TURN_AHEAD_MS }: WantedTurns,
): Promise<Turns> {
  const { spacing, longer } = turnSpacing(limit);
  const tokenSpan = limit.tokens === undefined ? 0 : marginSeconds(limit.tokens);
  return only(
    await tx.query<Turns>(TAKE, [
      bucket,
      tokens.map((count) => tokenSeconds(limit.tokens, count)),
      spacing,
      longer.map(({ calls }) => calls),
      longer.map(marginSeconds),
      tokenSpan,
      tokenSpan * TOKEN_SLACK,
      soonest / 1000,
      (soonest + ahead) / 1000,
    ]),
  );
}

const TAKE = `
  SELECT now_ms AS now, turns_ms AS turns, next_ms AS next
  FROM take_turns($1, $2::float8[], $3::float8, $4::int[], $5::float8[], $6::float8, $7::float8, $8::float8, $9::float8)`;

/** Of a call that was answered. */
export interface CallTokens {
  /** With which the call took its turn. */
  readonly reserved: number;
  /** By the answer. */
  readonly used: number;
}

export interface SettledTokens {
  readonly bucket: string;
  readonly limit: RateLimit;
  readonly calls: readonly CallTokens[];
}

/** Corrects the tokens of calls that were answered: later calls start sooner, or later. One statement of its own, too. */
export async function settleTokens(tx: Tx, { bucket, limit, calls }: SettledTokens): Promise<void> {
  const secondsOf = (tokens: number) => tokenSeconds(limit.tokens, tokens);
  const seconds = calls.reduce((sum, { reserved, used }) => sum + secondsOf(used) - secondsOf(reserved), 0);
  if (seconds !== 0) await tx.query(SETTLE, [bucket, seconds]);
}

const SETTLE =
  "UPDATE rate_limit SET tokens_until = tokens_until + make_interval(secs => $2::float8) WHERE bucket = $1";
