/** Gives each different value of a kind one number, so that a state is a handful of numbers. */
export interface Interner<T extends object> {
  idOf(value: T): number;
  valueOf(id: number): T;
  readonly size: number;
}

/** @param keyOf the same text for values that are the same, and only for them. */
export function interner<T extends object>(keyOf: (value: T) => string): Interner<T> {
  const ids = new Map<string, number>();
  const values: T[] = [];
  // Most parts of a new state are the very objects of the one before.
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
