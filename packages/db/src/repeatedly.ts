export interface Repeated {
  /** Resolves when the work under way has ended. */
  stop(): Promise<void>;
}

export interface Repetition {
  /** The pause between the end of one run and the start of the next, in milliseconds. */
  readonly everyMs: number;
  /** Called with the error of a failed run; the work is still repeated. */
  readonly onTrouble: (error: unknown) => void;
}

/** Runs `work` at once, and again after each pause until it is stopped. */
export function repeatedly(work: () => Promise<void>, { everyMs, onTrouble }: Repetition): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> = Promise.resolve();
  const loop = () => {
    working = work()
      .catch(onTrouble)
      .finally(() => {
        // unref: under graphile-worker's own CLI our timers must not keep the process alive.
        if (!stopped) timer = setTimeout(loop, everyMs).unref();
      });
  };
  loop();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}
