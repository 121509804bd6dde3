import { createHash } from "node:crypto";

/**
 * Everything random in the simulator is a hash of the seed and of what it is about (a company, an address, a
 * request). A generator with a running state would give other answers when requests arrive in another order.
 */
export function hashHex(...parts: readonly (string | number)[]): string {
  return createHash("sha256").update(parts.join("\u0000")).digest("hex");
}

/** A number in [0, 1). */
export function hashUnit(...parts: readonly (string | number)[]): number {
  return Number.parseInt(hashHex(...parts).slice(0, 12), 16) / 2 ** 48;
}

/** A whole number in [0, below). */
export function hashInt(below: number, ...parts: readonly (string | number)[]): number {
  return Math.floor(hashUnit(...parts) * below);
}

/** One of `items`, which must not be empty. */
export function hashPick<T>(items: readonly T[], ...parts: readonly (string | number)[]): T {
  const item = items[hashInt(items.length, ...parts)];
  if (item === undefined) throw new Error("SIM-HASH-1: hashPick needs at least one item");
  return item;
}

/** An id in the shape of a version-7 UUID; its time bits are hashed too, so it does not depend on the clock. */
export function hashUuid(...parts: readonly (string | number)[]): string {
  const hex = hashHex(...parts);
  const variant = ((Number.parseInt(hex[16] ?? "0", 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
