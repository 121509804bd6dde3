import pino, { type Logger } from "pino";
import type { WorkerConfig } from "./env.ts";

export type { Logger };

/** JSON lines on standard output. Errors appear with type and message; what a provider was sent never does. */
export function createLog(config: Pick<WorkerConfig, "logLevel" | "name">): Logger {
  return pino({
    level: config.logLevel,
    base: { worker: config.name },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
