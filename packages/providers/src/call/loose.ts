import { z } from "zod";

/** A field that its owner reads. Without `optional`, zod insists that the key is there. */
export const anything = z.unknown().optional();

/**
 * Readers of fields that must never decide: what is absent, null or of another type is null. What is needed is read
 * strictly, with zod's own types.
 */
export const loose = <T>(read: (value: unknown) => T | null) =>
  anything.transform((value): T | null => read(value));

const NUMERIC = /^\s*-?\d{1,15}(?:\.\d{1,9})?\s*$/;

/** A number, also one that came as a text; null for anything else. */
export function numberIn(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && NUMERIC.test(value) ? Number(value) : null;
}

export const looseText = loose((value) => (typeof value === "string" ? value : null));
export const looseBoolean = loose((value) => (typeof value === "boolean" ? value : null));
/** Only a number: a price that came as a text is not known. */
export const strictNumberOrNull = loose((value) => (typeof value === "number" ? numberIn(value) : null));
export const looseNumber = loose(numberIn);
/** Each of its entries is read by its owner. */
export const looseList = loose((value) => (Array.isArray(value) ? (value as unknown[]) : null));

/** The fields of an object; null for anything else. */
export function recordIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

export const looseRecord = loose(recordIn);

/** A number that is needed, however it is written. */
export const neededNumber = z.unknown().transform((value, context) => {
  const number = numberIn(value);
  if (number !== null) return number;
  context.addIssue({ code: "custom", message: "not a number" });
  return z.NEVER;
});

/** Whether a field that reports trouble is empty: null, "", false, 0 and empty lists and objects report none. */
export function isEmptyReport(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false || value === 0;
}
