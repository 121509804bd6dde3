const ADDRESS = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+/g;

/** Removes e-mail addresses from a text, for readers who may not see them; the rest still says what failed. */
export const withoutAddresses = <T extends string | null>(text: T): T =>
  (text === null ? null : text.replaceAll(ADDRESS, "(an address)")) as T;
