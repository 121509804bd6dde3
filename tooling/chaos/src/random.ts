/** Seeded random numbers: the same numbers for the same seed. */
export interface Random {
  /** In [0, 1). */
  fraction(): number;
  /** In [0, below). */
  int(below: number): number;
  pick<T>(items: readonly T[]): T;
}

/** Marsaglia's xorshift, 32 bits: short, and even enough for choosing. */
export function randomOf(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const int = (below: number) => next() % below;
  return {
    fraction: () => next() / 2 ** 32,
    int,
    pick<T>(items: readonly T[]): T {
      const item = items[int(items.length)];
      if (item === undefined) throw new Error("chaos-r1: nothing to choose from");
      return item;
    },
  };
}
