import { BadEnvError } from "../env.ts";
import { notePeerAddresses } from "./peer-address.ts";
import { noteRequestedPaths } from "./requested-path.ts";
import { runtime } from "./runtime.ts";
import { stopInTime } from "./stop-in-time.ts";

/** Builds what every request needs, before the first one; ends the process with code 1 if it can't. */
export function startServer(): void {
  try {
    runtime();
    notePeerAddresses();
    noteRequestedPaths();
    stopInTime();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const intro = error instanceof BadEnvError ? "The environment is not right:\n" : "";
    process.stderr.write(`leadgen web cannot start. ${intro}${error.message}\n`);
    process.exit(1);
  }
}
