import { ApiError } from "../errors/api-error.ts";
import { UNREACHABLE } from "../errors/database-trouble.ts";

/** Milliseconds that the database has for a one-row question; after that, nobody knows anything. */
export const PATIENCE = 2_000;

/** The answer of the database, or that it cannot be reached: a network that swallows everything gives no error. */
export async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ApiError("UNAVAILABLE", UNREACHABLE)), PATIENCE);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
