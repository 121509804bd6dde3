import { within } from "../db/within.ts";
import { databaseUnavailable } from "../errors/database-trouble.ts";

/** Milliseconds that a one-row query may take; after that the state counts as unknown. */
export const PATIENCE = 2_000;

const LATE = Symbol("late");

/** The database's answer. @throws ApiError UNAVAILABLE if it takes too long; the query continues and its result is dropped. */
export async function inTime<T>(answer: Promise<T>): Promise<T> {
  const said = await within<T | typeof LATE>(PATIENCE, answer, () => LATE);
  if (said === LATE) throw databaseUnavailable("AWAY");
  return said as T;
}
