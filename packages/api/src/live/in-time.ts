import { within } from "../db/within.ts";
import { ApiError } from "../errors/api-error.ts";
import { UNREACHABLE } from "../errors/database-trouble.ts";

/** Milliseconds that the database has for a one-row question; after that, nobody knows anything. */
export const PATIENCE = 2_000;

const LATE = Symbol("late");

/** The answer of the database. @throws ApiError UNAVAILABLE when it takes too long: the question goes on unheard. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const said = await within<T | typeof LATE>(PATIENCE, answer, () => LATE);
  if (said === LATE) throw new ApiError("UNAVAILABLE", UNREACHABLE);
  return said as T;
}
