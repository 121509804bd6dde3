/** The deadline's timer this much behind its time, in milliseconds, means that the whole process stood still. */
const STOOD_STILL_MS = 500;

/** For reading what arrived while the process stood still, in milliseconds. */
const READING_MS = 1_000;

/** One signal for both: the deadline and the caller's abort. */
export interface Attempt {
  readonly signal: AbortSignal;
  readonly ended: "deadline" | "caller" | undefined;
  dispose(): void;
}

/**
 * Starts the clock of one call. A process that was frozen (SIGSTOP, a paused machine) finds its timers overdue before it
 * reads its sockets, where the answer may have arrived long ago. So it reads them first, or the provider would be blamed.
 *
 * `AbortSignal.any` would keep a listener on a long-lived caller.
 */
export function startAttempt(deadlineMs: number, caller: AbortSignal | undefined): Attempt {
  const controller = new AbortController();
  let ended: Attempt["ended"];
  const end = (by: "deadline" | "caller") => {
    ended ??= by;
    controller.abort();
  };
  const due = performance.now() + deadlineMs;
  const onDeadline = () => {
    if (performance.now() - due < STOOD_STILL_MS) return end("deadline");
    timer = setTimeout(end, READING_MS, "deadline");
  };
  let timer = setTimeout(onDeadline, deadlineMs);
  const onCallerAbort = () => end("caller");
  caller?.addEventListener("abort", onCallerAbort, { once: true });
  return {
    signal: controller.signal,
    get ended() {
      return ended;
    },
    dispose() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", onCallerAbort);
    },
  };
}
