/** Somebody or something outside asked the command to stop. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly signalName: string;

  constructor(signalName: string) {
    super(`Interrupted (${signalName}).`);
    this.signalName = signalName;
  }
}

export interface Interruption {
  /** Aborted by the first signal, with an `Interrupted`, or by an uncaught error, with that. */
  readonly signal: AbortSignal;
  /** Called by every further signal: somebody is losing patience. */
  onAgain: (() => void) | undefined;
  /** A service goes on when nobody reads what it prints any more. */
  outlivesReader: boolean;
}

/** Turns Ctrl-C, SIGTERM, a closed terminal, a closed pipe and a bug that nobody caught into one AbortSignal. */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  const interruption: Interruption = { signal: controller.signal, onAgain: undefined, outlivesReader: false };
  const interrupt = (name: string) => {
    if (controller.signal.aborted) interruption.onAgain?.();
    else controller.abort(new Interrupted(name));
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => interrupt(name));
  // `demo | head`: nobody reads on.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {
      if (!controller.signal.aborted && !interruption.outlivesReader)
        controller.abort(new Interrupted("closed pipe"));
    });
  }
  // What runs must be stopped in order all the same, and a person is not helped by a stack.
  process.on("uncaughtException", (error) => controller.abort(error));
  return interruption;
}
