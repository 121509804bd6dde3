/** Halves of characters outside the basic plane; whole ones do not match under `u`. */
const HALF = /\p{Surrogate}/gu;

/** The text with U+FFFD for each half of a character. */
export const wellFormed = (text: string): string => text.replace(HALF, "\ufffd");
