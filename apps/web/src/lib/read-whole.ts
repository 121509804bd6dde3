/** Thousands in groups of three, by one and the same sign: `1,500`, `1.500`, `1 500`, `1'500`. */
const GROUPED = /^[1-9]\d{0,2}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*$/;

/**
 * A whole number as people write it; null if it is none. Where only whole numbers are asked for, a point or comma before three digits
 * groups thousands in every country, and before one or two it makes a fraction, which is refused.
 */
export function readWhole(text: string): number | null {
  const typed = text.trim();
  if (/^\d+$/.test(typed)) return Number(typed);
  return GROUPED.test(typed) ? Number(typed.replace(/\D/g, "")) : null;
}
