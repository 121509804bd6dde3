/** Places for jobs at work. A job that waits for a turn holds none. */
export interface Slots {
  /** Waits until at least one place is free. @returns how many places were taken: from 1 to `wanted`. */
  take(wanted: number): Promise<number>;
  /** Takes one place for a job that has not started. Started jobs go first, so that leads are finished before new ones begin. */
  takeForNew(): Promise<void>;
  /** Takes a place even if none is free, for a job that must be ended. */
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
