/**
 * Runs at most `count` pieces of work at once; the others wait in order of arrival.
 * @throws what `late` makes, if a wait exceeds `patience` milliseconds.
 */
export function atMost(
  count: number,
  { patience, late }: { readonly patience: number; readonly late: () => Error },
): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting = new Set<() => void>();
  let running = 0;
  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(begin);
        reject(late());
      }, patience);
      waiting.add(begin);
    });
  return async (work) => {
    if (running >= count) await turn();
    else running++;
    try {
      return await work();
    } finally {
      // The place passes directly to the next in line; it becomes free only if no work waits.
      const [next] = waiting;
      if (next === undefined) running--;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
}
