import { setTimeout as pause } from "node:timers/promises";
import { NoAnswerError, RefusedError } from "./rest.ts";
import type { Run } from "./run.ts";

/** Milliseconds between two looks. */
export const LOOK = 500;
/** Milliseconds that trouble may last: a restart takes less; an answer that stays away longer is a failure. */
export const PATIENCE = 30_000;

/** The message of an error that may pass by itself. @throws any other error */
export function troubleOf(error: unknown): string {
  if (error instanceof NoAnswerError) return error.message;
  if (error instanceof RefusedError && (error.status >= 500 || error.status === 429)) return error.message;
  throw error;
}

/** Repeats `work`, which must only read, while it meets trouble that may pass. @throws the error that did not pass in time. */
export async function outlasting<T>({ signal }: Pick<Run, "signal">, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      troubleOf(error);
      if (performance.now() - since > PATIENCE) throw error;
    }
    await pause(LOOK, undefined, { signal });
  }
}
