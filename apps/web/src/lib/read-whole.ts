/** Groups of three digits with the same separator: `1,500`, `1.500`, `1 500`, `1'500`. */
const GROUPED = /^[1-9]\d{0,2}([.,'’ \u00a0\u202f])\d{3}(?:\1\d{3})*$/;

/**
 * A whole number as people write it; null if it is none. A point or comma before three digits separates thousands, since only whole
 * numbers are expected; before one or two digits it makes a fraction, which is refused.
 */
export function readWhole(text: string): number | null {
  const typed = text.trim();
  if (/^\d+$/.test(typed)) return Number(typed);
  return GROUPED.test(typed) ? Number(typed.replace(/\D/g, "")) : null;
}
