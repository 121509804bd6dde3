/** A place that is given back by `release`. */
export interface Hold {
  release(): void;
}

/** Lets one holder at a time have each key; the others wait their turn. */
export function holdOne(): (key: string) => Promise<Hold> {
  const last = new Map<string, Promise<void>>();
  return async (key) => {
    const before = last.get(key);
    const { promise, resolve } = Promise.withResolvers<void>();
    last.set(key, promise);
    await before;
    return {
      release() {
        if (last.get(key) === promise) last.delete(key);
        resolve();
      },
    };
  };
}
