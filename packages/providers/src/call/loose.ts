import { z } from "zod";

/** A field that the caller reads itself. Without `optional`, zod requires the key. */
export const anything = z.unknown().optional();

/**
 * Reads an optional field: an absent, null or wrongly typed value becomes null and never makes the answer a failure.
 * Required fields are read strictly, with zod's own types.
 */
export const loose = <T>(read: (value: unknown) => T | null) =>
  anything.transform((value): T | null => read(value));

const NUMERIC = /^\s*-?\d{1,15}(?:\.\d{1,9})?\s*$/;

/** A number, or a text that holds one; null for anything else. */
export function numberIn(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  return typeof value === "string" && NUMERIC.test(value) ? Number(value) : null;
}

export const looseText = loose((value) => (typeof value === "string" ? value : null));
export const looseBoolean = loose((value) => (typeof value === "boolean" ? value : null));
/** Takes numbers only: a price that came as a text is unknown. */
export const strictNumberOrNull = loose((value) => (typeof value === "number" ? numberIn(value) : null));
export const looseNumber = loose(numberIn);
/** The caller reads each entry itself. */
export const looseList = loose((value) => (Array.isArray(value) ? (value as unknown[]) : null));

/** The fields of an object; null for anything else. */
export function recordIn(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

export const looseRecord = loose(recordIn);

/** A required number, which may come as a text. */
export const neededNumber = z.unknown().transform((value, context) => {
  const number = numberIn(value);
  if (number !== null) return number;
  context.addIssue({ code: "custom", message: "not a number" });
  return z.NEVER;
});

/** True if an error field reports no error: null, "", false, 0, an empty list or an empty object. */
export function isEmptyReport(value: unknown): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === false || value === 0;
}
