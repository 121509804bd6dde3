/** Lets so many pieces of work run at once; the others wait, in the order in which they came. */
export function atMost(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line; only when nobody waits does it become free.
      const next = waiting.shift();
      if (next === undefined) running--;
      else next();
    }
  };
}
