/** Gives each distinct value of a kind a number, so that a state is a few numbers. */
export interface Interner<T extends object> {
  idOf(value: T): number;
  valueOf(id: number): T;
  readonly size: number;
}

/** @param keyOf returns the same text exactly for equal values. */
export function interner<T extends object>(keyOf: (value: T) => string): Interner<T> {
  const ids = new Map<string, number>();
  const values: T[] = [];
  // Most parts of a new state are the same objects as in the one before.
  const known = new WeakMap<T, number>();
  return {
    idOf(value) {
      const before = known.get(value);
      if (before !== undefined) return before;
      const key = keyOf(value);
      let id = ids.get(key);
      if (id === undefined) {
        id = values.length;
        ids.set(key, id);
        values.push(value);
        known.set(value, id);
      }
      return id;
    },
    valueOf(id) {
      const value = values[id];
      if (value === undefined) throw new Error(`model-e4: no value has the number ${id}`);
      return value;
    },
    get size() {
      return values.length;
    },
  };
}
