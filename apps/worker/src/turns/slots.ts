/** Places for jobs at work. Who waits for a turn has none. */
export interface Slots {
  /** Waits for free places. @returns how many were taken, of those wanted: at least one. */
  take(wanted: number): Promise<number>;
  /** Takes one at once, also where none is free: for a job that has to be put away. */
  takeAtOnce(): void;
  release(count?: number): void;
}

export function createSlots(size: number): Slots {
  let free = size;
  const waiting: (() => void)[] = [];
  return {
    async take(wanted) {
      while (free <= 0) await new Promise<void>((resolve) => waiting.push(resolve));
      const taken = Math.min(wanted, free);
      free -= taken;
      return taken;
    },
    takeAtOnce() {
      free -= 1;
    },
    release(count = 1) {
      free += count;
      for (const resolve of waiting.splice(0, Math.max(0, free))) resolve();
    },
  };
}
