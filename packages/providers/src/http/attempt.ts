/** Milliseconds. A deadline timer that fires this late means that the whole process was frozen. */
const STOOD_STILL_MS = 500;

/** Milliseconds to read what arrived while the process was frozen. */
const READING_MS = 1_000;

/** One abort signal for the deadline and the caller's abort. */
export interface Attempt {
  readonly signal: AbortSignal;
  readonly ended: "deadline" | "caller" | undefined;
  dispose(): void;
}

/**
 * Starts the deadline of one call. After a freeze (SIGSTOP, a paused machine), Node runs overdue timers before it reads its
 * sockets, though the answer may have arrived long ago. So the deadline is extended to read them: otherwise the provider
 * would be blamed for our freeze. `AbortSignal.any` isn't used, since it keeps a listener on a long-lived caller's signal.
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
