/** How long before its turn a job has to know it, so that its intent is recorded in time. */
export interface HeadStart {
  /** In milliseconds. */
  readonly ms: number;
  ready(): void;
  /** @param had the head start with which the turn was handed out, in milliseconds. */
  unready(had: number): void;
}

/** The time of a transaction on an idle machine, and on a heavily overloaded one, in milliseconds. */
const LEAST_MS = 10;
const MOST_MS = 1_000;

/**
 * Grows at once when a turn was missed, and shrinks slowly: at the length that fits, one turn in a hundred is missed, which the provider's
 * limit then loses. A longer head start costs only a slot for as long.
 */
const GROW = 1.6;
const SHRINK = 0.995;

export function headStart(): HeadStart {
  let ms = 5 * LEAST_MS;
  return {
    get ms() {
      return ms;
    },
    ready() {
      ms = Math.max(LEAST_MS, ms * SHRINK);
    },
    unready(had) {
      // Calls of one burst are late together and report the same head start: it must grow once for all of them, not once each.
      ms = Math.max(ms, Math.min(MOST_MS, had * GROW));
    },
  };
}
