import pino, { type LoggerOptions } from "pino";
import { allowed } from "./fields.ts";
import { type Output, standardOutput } from "./output.ts";
import { cleaned } from "./plain.ts";
import { createRepeats } from "./repeats.ts";

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";
type Level = Exclude<LogLevel, "silent">;
type Tell = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** JSON lines, one an event. Fields that `FIELDS` lacks are left out. */
export type Log = Readonly<Record<Level | "trace", Tell>> & {
  /** Tells what was held back, as repeated or to be written with others. */
  flush(): void;
};

export interface LogOptions {
  readonly app: "web" | "worker" | "api";
  readonly level: LogLevel;
  /** Name of the worker. */
  readonly worker?: string;
  /** Standard output by default. Warnings and errors are written at once, after all that came before them. */
  readonly to?: Pick<Output, "write"> & Partial<Output>;
  /** For how long a warning that repeats is told once, in milliseconds (a minute). */
  readonly windowMs?: number;
}

/** Lines about one of these are told each time: they are its trail. Of a request, the access log has one anyway. */
const OF_ONE = { warn: ["jobId", "alertId"], error: ["jobId", "alertId", "requestId"] } as const;

export function createLog({ app, level, worker, to = standardOutput(), windowMs }: LogOptions): Log {
  const options: LoggerOptions = {
    level,
    base: { app, ...(worker !== undefined && { worker }) },
    timestamp: timeOfNow(),
    formatters: { level: (label) => ({ level: label }), log: (fields) => allowed(fields) },
    // `allowed` has decided already what is told of an error.
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
      // graphile-worker puts an error's message into its own words.
      const message = cleaned(said);
      const say = (repeated?: number) => {
        logger[name](repeated === undefined ? fields : { ...fields, repeated }, message);
        to.flush?.();
      };
      // graphile-worker's words have the number of the try in them, and for how long it waits.
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

/** As pino writes it, made once a millisecond: that is a quarter of what a line costs. */
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
