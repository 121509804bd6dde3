/** Lone surrogates; under `u`, whole pairs do not match. */
const HALF = /\p{Surrogate}/gu;

/** The text with each lone surrogate replaced by U+FFFD. */
export const wellFormed = (text: string): string => text.replace(HALF, "\ufffd");
