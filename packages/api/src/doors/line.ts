/** A queue that serves the addresses in turn: with two addresses, each gets every second place, no matter how many wait. */
export interface Line<Item> {
  add(address: string, item: Item): void;
  remove(address: string, item: Item): void;
  /** Removes and returns the next item. */
  first(): Item | undefined;
  /** Removes and returns the last item of the address with the most. */
  last(): Item | undefined;
  length(): number;
}

export function createLine<Item>(): Line<Item> {
  /** The next item's address comes first. */
  const byAddress = new Map<string, Set<Item>>();
  let length = 0;
  const remove = (address: string, item: Item) => {
    const those = byAddress.get(address);
    if (!those?.delete(item)) return;
    length--;
    if (those.size === 0) byAddress.delete(address);
  };
  return {
    add(address, item) {
      const those = byAddress.get(address) ?? new Set<Item>();
      byAddress.set(address, those.add(item));
      length++;
    },
    remove,
    first() {
      const [next] = byAddress;
      if (next === undefined) return;
      const [address, those] = next;
      const [item] = those;
      byAddress.delete(address);
      byAddress.set(address, those);
      if (item !== undefined) remove(address, item);
      return item;
    },
    last() {
      const [address, those] = [...byAddress].reduce<[string, Set<Item>]>(
        (most, each) => (each[1].size > most[1].size ? each : most),
        ["", new Set()],
      );
      const item = [...those].at(-1);
      if (item !== undefined) remove(address, item);
      return item;
    },
    length: () => length,
  };
}
