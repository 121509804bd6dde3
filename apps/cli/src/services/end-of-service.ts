import { once } from "node:events";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { Interrupted } from "../interruption.ts";

/** Waits until a service is told to stop. SIGTERM is how that is done properly; Ctrl-C is an interruption. */
export async function endOfService(signal: AbortSignal): Promise<ExitCode> {
  if (!signal.aborted) await once(signal, "abort");
  const { reason } = signal;
  if (!(reason instanceof Interrupted)) throw reason;
  return reason.signalName === "SIGTERM" ? EXIT.DONE : EXIT.INTERRUPTED;
}
