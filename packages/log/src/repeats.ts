/** Milliseconds in which a repeated warning is written only once. */
const WINDOW_MS = 60_000;
/** Maximal number of remembered warnings; further ones are always written. */
const MOST = 200;

interface Held {
  count: number;
  readonly tell: (count: number) => void;
}

/** Repeated warnings: the first is written at once; the repetitions of the next minute become one line with their number. */
export interface Repeats {
  /** Whether to write the warning now. @param tell is called later with the number of repetitions. */
  isNews(key: string, tell: (count: number) => void): boolean;
  /** Writes what is held, at the end of the process. */
  flush(): void;
}

export function createRepeats(windowMs = WINDOW_MS): Repeats {
  const held = new Map<string, Held>();
  const end = (key: string) => {
    const { count = 0, tell } = held.get(key) ?? {};
    held.delete(key);
    if (count > 0) tell?.(count);
  };
  return {
    isNews(key, tell) {
      const known = held.get(key);
      if (known !== undefined) {
        known.count++;
        return false;
      }
      if (held.size >= MOST) return true;
      held.set(key, { count: 0, tell });
      setTimeout(() => end(key), windowMs).unref();
      return true;
    },
    flush() {
      for (const key of [...held.keys()]) end(key);
    },
  };
}
