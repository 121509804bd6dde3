const ADDRESS = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+/g;

/** A provider's or a person's words for who may not see of whom they speak: e-mail addresses go, the rest says what failed. */
export const withoutAddresses = <T extends string | null>(text: T): T =>
  (text === null ? null : text.replaceAll(ADDRESS, "(an address)")) as T;
