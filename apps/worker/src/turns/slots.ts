/** Places for jobs at work. Who waits for a turn has none. */
export interface Slots {
  /** Waits for free places. @returns how many were taken, of those wanted: at least one. */
  take(wanted: number): Promise<number>;
  /** The same for one job that is not begun, behind all that are: leads are finished, and not all begun. */
  takeForNew(): Promise<void>;
  /** Takes one at once, also where none is free: for a job that has to be put away. */
  takeAtOnce(): void;
  release(count?: number): void;
}

export function createSlots(size: number): Slots {
  let free = size;
  const begun: (() => void)[] = [];
  const fresh: (() => void)[] = [];
  const wait = (line: (() => void)[]) => new Promise<void>((resolve) => line.push(resolve));
  return {
    async take(wanted) {
      while (free <= 0) await wait(begun);
      const taken = Math.min(wanted, free);
      free -= taken;
      return taken;
    },
    async takeForNew() {
      while (free <= 0 || begun.length > 0) await wait(fresh);
      free -= 1;
    },
    takeAtOnce() {
      free -= 1;
    },
    release(count = 1) {
      free += count;
      for (const line of [begun, fresh]) for (const resolve of line.splice(0, Math.max(0, free))) resolve();
    },
  };
}
