import pino, { type LoggerOptions } from "pino";
import { allowed } from "./fields.ts";
import { type Output, standardOutput } from "./output.ts";
import { cleaned } from "./plain.ts";
import { createRepeats } from "./repeats.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";
type Level = Exclude<LogLevel, "silent">;
type Tell = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Writes JSON lines, one per event. Fields that are not in `FIELDS` are left out. */
export type Log = Readonly<Record<Level | "trace", Tell>> & {
  /** Writes what is held back: repeated warnings and buffered lines. */
  flush(): void;
};

export interface LogOptions {
  readonly app: "web" | "worker" | "api";
  readonly level: LogLevel;
  /** Name of the worker. */
  readonly worker?: string;
  /** Default: standard output. Warnings and errors are written at once, after all earlier lines. */
  readonly to?: Pick<Output, "write"> & Partial<Output>;
  /** Milliseconds in which a repeated warning is written only once (default: a minute). */
  readonly windowMs?: number;
}

/** Lines with one of these ids are always written: they are its trail. For a request, the access log already has a line. */
const OF_ONE = { warn: ["jobId", "alertId"], error: ["jobId", "alertId", "requestId"] } as const;

export function createLog({ app, level, worker, to = standardOutput(), windowMs }: LogOptions): Log {
  const options: LoggerOptions = {
    level,
    base: { app, ...(worker !== undefined && { worker }) },
    timestamp: timeOfNow(),
    formatters: { level: (label) => ({ level: label }), log: (fields) => allowed(fields) },
    // `allowed` has already chosen the parts of an error to log.
    serializers: { err: (told: unknown) => told },
  };
  const logger = pino(options, to);
  const repeats = createRepeats(windowMs);
  const tell =
    (name: Level | "trace"): Tell =>
    (fields, message) =>
      logger[name](fields, message);
  const once =
    (name: "warn" | "error"): Tell =>
    (fields, said) => {
      // graphile-worker includes an error's message in its own text.
      const message = cleaned(said);
      const say = (repeated?: number) => {
        logger[name](repeated === undefined ? fields : { ...fields, repeated }, message);
        to.flush?.();
      };
      // graphile-worker's text contains the attempt's number and the time it waits.
      const words = message.replaceAll(/\d+(\.\d+)?/g, "0");
      const key = [name, words, (fields.err as { code?: unknown } | undefined)?.code].join(" ");
      if (OF_ONE[name].some((field) => fields[field] != null) || repeats.isNews(key, say)) say();
    };
  return {
    trace: tell("trace"),
    debug: tell("debug"),
    info: tell("info"),
    warn: once("warn"),
    error: once("error"),
    flush() {
      repeats.flush();
      to.flush?.();
    },
  };
}

/** The time in pino's format, made once per millisecond: making it costs a quarter of a line. */
function timeOfNow(): () => string {
  let at = 0;
  let text = "";
  return () => {
    const now = Date.now();
    if (now !== at) {
      at = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}
