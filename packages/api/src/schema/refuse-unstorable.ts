import { ApiError } from "../errors/api-error.ts";

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * PostgreSQL stores neither NUL nor half of a surrogate pair. Checked for the whole input at once, so that no schema has to. No
 * recursion: the caller chooses the input's depth.
 *
 * @throws ApiError INVALID_INPUT.
 */
export function refuseUnstorable(input: unknown): void {
  const seen = new Set<object>();
  const waiting: unknown[] = [input];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === "string" && (value.includes("\0") || LONE_SURROGATE.test(value))) {
      throw new ApiError(
        "INVALID_INPUT",
        "The text holds a NUL character or half of a surrogate pair, which cannot be stored. Remove it.",
      );
    }
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, each] of Object.entries(value)) waiting.push(key, each);
  }
}
