/**
 * Lets so many pieces of work run at once; the others wait, in the order in which they came.
 * @throws what `late` makes, when the turn has not come after `patience` milliseconds.
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
      // The place goes straight to the next in line; it becomes free only when no work waits.
      const [next] = waiting;
      if (next === undefined) running--;
      else {
        waiting.delete(next);
        next();
      }
    }
  };
}
