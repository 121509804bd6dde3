/** A lock that is held until `release`. */
export interface Hold {
  release(): void;
}

/** A lock for each key: one holder at a time, the others wait in order. */
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
