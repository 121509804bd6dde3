/**
 * A lookup by key of which those that are asked for at the same moment share one statement: nothing is kept, so an answer is never
 * older than its question. Fifty people who look at a page cost PostgreSQL one statement in place of fifty.
 */
export function gathered<K, V>(
  look: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (key: K) => Promise<V | undefined> {
  let next: { readonly keys: Set<K>; readonly found: Promise<ReadonlyMap<K, V>> } | undefined;
  return async (key) => {
    next ??= begin();
    next.keys.add(key);
    return (await next.found).get(key);
  };

  function begin() {
    const keys = new Set<K>();
    const found = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      next = undefined;
      return look([...keys]);
    });
    return { keys, found };
  }
}

/** One of each for a pool, made when it is first needed. */
export function perPool<P extends object, T>(make: (pool: P) => T): (pool: P) => T {
  const made = new WeakMap<P, T>();
  return (pool) => {
    const known = made.get(pool);
    if (known !== undefined) return known;
    const fresh = make(pool);
    made.set(pool, fresh);
    return fresh;
  };
}
