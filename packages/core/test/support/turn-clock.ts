import type { Tx, WantedTurns } from "../../src/engine/index.ts";
import { takeTurns } from "../../src/outreach/index.ts";

/** A bucket whose past can be shifted back, so that an hour passes in a test without waiting. */
export class TurnClock {
  readonly #db: Tx;
  readonly #wanted: Omit<WantedTurns, "tokens">;
  #passed = 0;
  /** All turns so far, in milliseconds of the bucket's time. */
  readonly turns: number[] = [];

  constructor(db: Tx, wanted: Omit<WantedTurns, "tokens">) {
    this.#db = db;
    this.#wanted = wanted;
  }

  /** Asks for a turn for each. @returns how many were handed out, and the time until the next. */
  async ask(tokens: readonly number[], leeway = 0): Promise<{ granted: number; next: number | null }> {
    const { now, turns, next } = await takeTurns(this.#db, { ...this.#wanted, tokens, leeway });
    this.turns.push(...turns.map((turn) => now + this.#passed + turn));
    return { granted: turns.length, next };
  }

  async pass(ms: number): Promise<void> {
    const { bucket } = this.#wanted;
    await this.#db.query("UPDATE rate_slot SET at = at - $2::float8 * interval '1 ms' WHERE bucket = $1", [
      bucket,
      ms,
    ]);
    await this.#db.query(
      `UPDATE rate_limit SET last_at = last_at - $2::float8 * interval '1 ms',
                             tokens_until = tokens_until - $2::float8 * interval '1 ms' WHERE bucket = $1`,
      [bucket, ms],
    );
    this.#passed += ms;
  }
}
