import { setTimeout as pause } from "node:timers/promises";
import { NoAnswerError, RefusedError } from "./rest.ts";
import type { Run } from "./run.ts";

/** Milliseconds between two looks. */
export const LOOK = 500;
/** Milliseconds that the system may be in trouble: a restart is none, and an answer that stays away is. */
export const PATIENCE = 30_000;

/** What may pass by itself, in words. @throws what does not */
export function troubleOf(error: unknown): string {
  if (error instanceof NoAnswerError) return error.message;
  if (error instanceof RefusedError && (error.status >= 500 || error.status === 429)) return error.message;
  throw error;
}

/** Does what only reads, and does it again while the system is in trouble that may pass. @throws what did not pass in time. */
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
