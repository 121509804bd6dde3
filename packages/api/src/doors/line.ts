/** Those who wait, address by address in turn: of two addresses each has every second place, however many wait of the other. */
export interface Line<Item> {
  add(address: string, item: Item): void;
  remove(address: string, item: Item): void;
  /** Who comes next, and waits no longer. */
  first(): Item | undefined;
  /** Who came last, of the address of which most wait; and waits no longer. */
  last(): Item | undefined;
  length(): number;
}

export function createLine<Item>(): Line<Item> {
  /** The next one's address first. */
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
