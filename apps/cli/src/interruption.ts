/** The command was asked to stop from outside. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly signalName: string;

  constructor(signalName: string) {
    super(`Interrupted (${signalName}).`);
    this.signalName = signalName;
  }
}

export interface Interruption {
  /** Aborted by the first signal, with an `Interrupted`, or by an uncaught error, with that error. */
  readonly signal: AbortSignal;
  /** Called for every further signal: the person is losing patience. */
  onAgain: (() => void) | undefined;
  /** Set by a service, which continues even if nothing reads its output any more. */
  outlivesReader: boolean;
}

/** Turns Ctrl-C, SIGTERM, a closed terminal, a closed pipe and an uncaught error into one AbortSignal. */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  const interruption: Interruption = { signal: controller.signal, onAgain: undefined, outlivesReader: false };
  const interrupt = (name: string) => {
    if (controller.signal.aborted) interruption.onAgain?.();
    else controller.abort(new Interrupted(name));
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => interrupt(name));
  // For example `demo | head`: the reader has gone.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", () => {
      if (!controller.signal.aborted && !interruption.outlivesReader)
        controller.abort(new Interrupted("closed pipe"));
    });
  }
  // Children must still be stopped in order, and a stack does not help a person.
  process.on("uncaughtException", (error) => controller.abort(error));
  return interruption;
}
