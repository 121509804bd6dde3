/**
 * Batches look-ups by key: those of one round of the event loop share a statement. Nothing is cached, so an answer is never older
 * than its question. Fifty people who look at a page cost PostgreSQL one statement instead of fifty.
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

/** One value per pool, made when it is first needed. */
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
