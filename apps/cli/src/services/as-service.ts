import { once } from "node:events";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { Interrupted } from "../interruption.ts";
import type { Supervisor } from "../processes/supervisor.ts";
import { supervised } from "../supervised.ts";

/** Runs a service until it is told to stop. SIGTERM ends it with code 0, also during its start. */
export async function asService(
  context: Context,
  start: (supervisor: Supervisor, signal: AbortSignal) => Promise<void>,
): Promise<ExitCode> {
  context.interruption.outlivesReader = true;
  try {
    return await supervised(context, async (supervisor, signal) => {
      await start(supervisor, signal);
      return endOfService(signal);
    });
  } catch (error) {
    if (error instanceof Interrupted && error.signalName === "SIGTERM") return EXIT.DONE;
    throw error;
  }
}

/** Waits until a service is told to stop. SIGTERM is the orderly way; Ctrl-C counts as an interruption. */
export async function endOfService(signal: AbortSignal): Promise<ExitCode> {
  if (!signal.aborted) await once(signal, "abort");
  const { reason } = signal;
  if (!(reason instanceof Interrupted)) throw reason;
  return reason.signalName === "SIGTERM" ? EXIT.DONE : EXIT.INTERRUPTED;
}
