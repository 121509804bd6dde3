import { only, type Tx } from "./parts/tx.ts";
import type { RateLimit } from "./rate/rate-limit.ts";
import { marginSeconds, TOKEN_SLACK, TURN_AHEAD_MS, tokenSeconds, turnSpacing } from "./rate/spacing.ts";

export interface WantedTurns {
  /** The name of the calls that are counted together: a provider, or one of its endpoints if it counts those separately. */
  readonly bucket: string;
  readonly limit: RateLimit;
  /** The tokens of each waiting call, in their order; 0 where tokens are not limited. */
  readonly tokens: readonly number[];
  /** The campaign of each waiting call (default: all of one). Campaigns share the turns evenly, wherever their calls wait. */
  readonly campaignIds?: readonly string[];
  /** Milliseconds, at most 1,000, that the caller needs to prepare: no turn begins earlier (default 0). */
  readonly soonest?: number;
  /** How many milliseconds, at most 640, after its turn a call may still be sent: the next turn comes so much later (default 0). */
  readonly leeway?: number;
}

export interface Turns {
  /** The database's clock when the turns were handed out, in milliseconds. */
  readonly now: number;
  /** Milliseconds from `now` to the start of each call that got a turn. */
  readonly turns: readonly number[];
  /** Which calls these are: their places in `tokens`, from 0. */
  readonly places: readonly number[];
  /** Milliseconds from `now` to the next turn for which a call that got none should ask. */
  readonly next: number | null;
}

/**
 * Hands out the next turns of a bucket: the times at which calls may start at the wire. The shortest window spaces them
 * evenly, so that calls never come in bunches and no window, wherever it begins, holds more than its calls. Only turns
 * within TURN_AHEAD_MS of the soonest are handed out; a call that gets none asks again. The campaign that had fewest turns
 * among those that wait goes first; another takes a turn only if nobody came for it until its last moment.
 *
 * Run this statement outside any other transaction: it locks the bucket's row until the commit.
 */
export async function takeTurns(
  tx: Tx,
  { bucket, limit, tokens, campaignIds, soonest = 0, leeway = 0 }: WantedTurns,
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
      (soonest + TURN_AHEAD_MS) / 1000,
      leeway / 1000,
      campaignIds ?? null,
    ]),
  );
}

const TAKE = `
  SELECT now_ms AS now, turns_ms AS turns, ARRAY(SELECT place - 1 FROM unnest(places) AS place) AS places, next_ms AS next
  FROM take_turns($1, $2::float8[], $3::float8, $4::int[], $5::float8[], $6::float8, $7::float8, $8::float8, $9::float8, $10::float8,
                  $11::uuid[])`;

/** The tokens of a call that was answered. */
export interface CallTokens {
  /** Reserved when the call took its turn. */
  readonly reserved: number;
  /** Used, according to the answer. */
  readonly used: number;
}

export interface SettledTokens {
  readonly bucket: string;
  readonly limit: RateLimit;
  readonly calls: readonly CallTokens[];
}

/** Corrects the tokens of answered calls, so that later calls start sooner or later. Also a statement outside any other transaction. */
export async function settleTokens(tx: Tx, { bucket, limit, calls }: SettledTokens): Promise<void> {
  const secondsOf = (tokens: number) => tokenSeconds(limit.tokens, tokens);
  const seconds = calls.reduce((sum, { reserved, used }) => sum + secondsOf(used) - secondsOf(reserved), 0);
  if (seconds !== 0) await tx.query(SETTLE, [bucket, seconds]);
}

const SETTLE =
  "UPDATE rate_limit SET tokens_until = tokens_until + make_interval(secs => $2::float8) WHERE bucket = $1";
