const CHUNK = 1 << 18;

/** All states found so far, in order, each with its predecessor. */
export interface Visited {
  readonly size: number;
  /** Adds the numbers if they are new. @returns whether they were new. */
  add(numbers: Int32Array, parent: number): boolean;
  read(index: number, into: Int32Array): void;
  parentOf(index: number): number;
}

/** Stores the numbers themselves, not a hash: two different states are never confused. */
export function visited(width: number): Visited {
  const record = width + 1;
  const chunks: Int32Array[] = [];
  let slots = new Int32Array(1 << 16).fill(-1);
  let size = 0;

  const chunkOf = (index: number): Int32Array => chunks[Math.floor(index / CHUNK)] as Int32Array;
  const offsetOf = (index: number): number => (index % CHUNK) * record;

  const equals = (index: number, numbers: Int32Array): boolean => {
    const chunk = chunkOf(index);
    const offset = offsetOf(index);
    for (let place = 0; place < width; place++) if (chunk[offset + place] !== numbers[place]) return false;
    return true;
  };

  const slotOf = (numbers: Int32Array): number => {
    const mask = slots.length - 1;
    let slot = hashOf(numbers) & mask;
    for (;;) {
      const index = slots[slot] as number;
      if (index < 0 || equals(index, numbers)) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const numbers = new Int32Array(width);
    for (let index = 0; index < size; index++) {
      read(index, numbers);
      slots[slotOf(numbers)] = index;
    }
  };

  const read = (index: number, into: Int32Array): void => {
    const offset = offsetOf(index);
    into.set(chunkOf(index).subarray(offset, offset + width));
  };

  return {
    get size() {
      return size;
    },
    read,
    parentOf: (index) => chunkOf(index)[offsetOf(index) + width] as number,
    add(numbers, parent) {
      const slot = slotOf(numbers);
      if ((slots[slot] as number) >= 0) return false;
      if (size % CHUNK === 0) chunks.push(new Int32Array(CHUNK * record));
      const chunk = chunkOf(size);
      const offset = offsetOf(size);
      chunk.set(numbers, offset);
      chunk[offset + width] = parent;
      slots[slot] = size;
      size++;
      if (size * 2 > slots.length) grow();
      return true;
    },
  };
}

/** murmur3's mixing. */
function hashOf(numbers: Int32Array): number {
  let hash = numbers.length;
  for (const number of numbers) {
    let mixed = Math.imul(number, 0xcc9e2d51);
    mixed = (mixed << 15) | (mixed >>> 17);
    hash ^= Math.imul(mixed, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash >>> 0;
}
