/** Milliseconds for which a warning is told once. */
const WINDOW_MS = 60_000;
/** Different warnings that are remembered at most; more are told as they come. */
const MOST = 200;

interface Held {
  count: number;
  readonly tell: (count: number) => void;
}

/** Warnings that repeat: the first is told at once, those within the next minute by one line with their number. */
export interface Repeats {
  /** Whether to tell it now. @param tell is called later with the number of those that were not told. */
  isNews(key: string, tell: (count: number) => void): boolean;
  /** Tells what is held, at the end of the process. */
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
