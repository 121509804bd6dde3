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

/** Type, code and message: no stack, no statement, no parameters. */
export function plain(error: unknown): { type: string; code?: unknown; message: string } {
  if (!(error instanceof Error)) return { type: "unknown", message: String(error) };
  const { code } = error as { code?: unknown };
  return { type: error.name, ...(code !== undefined && { code }), message: error.message };
}
