/** A queue of groups: groups take turns, and within a group the first entry comes first. */
export class FairQueue<T> {
  /** In the order in which they are served. */
  readonly #groups = new Map<string, T[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** @param ahead before the others of its group */
  add(group: string, entry: T, ahead = false): void {
    const entries = this.#groups.get(group);
    if (entries === undefined) this.#groups.set(group, [entry]);
    else if (ahead) entries.unshift(entry);
    else entries.push(entry);
    this.#size += 1;
  }

  /** The next entries, in the order in which `take` returns them. */
  peek(count: number): T[] {
    const next: T[] = [];
    const groups = [...this.#groups.values()];
    for (let round = 0; next.length < count && groups.some((entries) => entries.length > round); round++) {
      for (const entries of groups) if (round < entries.length) next.push(entries[round] as T);
    }
    return next.slice(0, count);
  }

  /** Removes and returns the next entries. */
  take(count: number): T[] {
    const next = this.peek(count);
    this.takeThese(next);
    return next;
  }

  /** Removes entries that `peek` returned; their groups move behind all others, in this order. */
  takeThese(taken: readonly T[]): void {
    for (const entry of taken) {
      for (const [group, entries] of this.#groups) {
        const place = entries.indexOf(entry);
        if (place < 0) continue;
        entries.splice(place, 1);
        this.#size -= 1;
        this.#groups.delete(group);
        if (entries.length > 0) this.#groups.set(group, entries);
        break;
      }
    }
  }

  remove(gone: ReadonlySet<T>): void {
    this.#size = 0;
    for (const [group, entries] of [...this.#groups]) {
      const left = entries.filter((entry) => !gone.has(entry));
      this.#size += left.length;
      if (left.length === 0) this.#groups.delete(group);
      // Not deleted first, so that the group keeps its place.
      else this.#groups.set(group, left);
    }
  }
}
