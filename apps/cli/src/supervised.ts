import { CliError } from "./cli-error.ts";
import type { Context } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { createSupervisor, type Supervisor } from "./processes/supervisor.ts";

/**
 * Runs `work` with child processes, and ends them however it ends. The signal is aborted by an interruption, or when a process
 * ends unexpectedly; `work`'s promise is then rejected with the signal's reason.
 *
 * @throws CliError if a process is left behind.
 */
export async function supervised<T>(
  { terminal, interruption }: Context,
  work: (supervisor: Supervisor, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (interruption.signal.aborted) {
    terminal.print("stopped: nothing had been started");
    throw interruption.signal.reason;
  }
  const supervisor = createSupervisor();
  const signal = AbortSignal.any([interruption.signal, supervisor.failed]);
  const onInterrupt = () => {
    terminal.print();
    terminal.print("Stopping everything ...");
  };
  interruption.signal.addEventListener("abort", onInterrupt, { once: true });
  interruption.onAgain = () => supervisor.hurry();
  let left: string[] = [];
  try {
    return await work(supervisor, signal);
  } catch (error) {
    // After an abort, its reason matters, not the errors that followed from it.
    throw signal.aborted ? signal.reason : error;
  } finally {
    terminal.settle();
    left = await supervisor.stop();
    interruption.signal.removeEventListener("abort", onInterrupt);
    if (left.length === 0) terminal.print("stopped: no process left behind");
    // biome-ignore lint/correctness/noUnsafeFinally: a process left behind is worse news than what is being thrown
    else throw leftBehind(left);
  }
}

const leftBehind = (names: readonly string[]): CliError =>
  new CliError(EXIT.MISBEHAVED, `Could not be stopped: ${names.join(", ")}. Look for them with \`ps\`.`);
