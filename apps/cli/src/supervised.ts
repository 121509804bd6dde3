import { CliError } from "./cli-error.ts";
import type { Context } from "./context.ts";
import { EXIT } from "./exit-codes.ts";
import { createSupervisor, type Supervisor } from "./processes/supervisor.ts";

/**
 * Runs `work` with processes of its own, and ends them however it ends. The signal is aborted by an interruption and
 * by a process that ended unasked; its reason is what `work` is then rejected with.
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
    // Whatever broke because of the abort, the abort is what matters.
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
