import { stripVTControlCharacters } from "node:util";
import type { Paint } from "../terminal/paint.ts";
import type { Terminal } from "../terminal/terminal.ts";

const NAME_WIDTH = 10;

/** Prints a process's lines after its name; JSON log lines as text. */
export function prefixedLines(terminal: Terminal, name: string): (line: string) => void {
  const prefix = terminal.paint.dim(`${name.padEnd(NAME_WIDTH)} `);
  return (line) => {
    const words = inWords(stripVTControlCharacters(line), terminal.paint);
    if (words !== undefined) terminal.print(`${prefix}${words}`);
  };
}

/** Next logs every request; pages that refresh themselves make many, and only refused ones matter. */
const SERVED = /^\s*[A-Z]+ \/\S* [123]\d\d in /;

/** Undefined: not worth a line. */
function inWords(line: string, paint: Paint): string | undefined {
  if (line.trim() === "" || SERVED.test(line)) return undefined;
  const log = parseLog(line);
  if (log === undefined) return line;
  const { level, msg, route, status = 0, err } = log;
  if (route !== undefined && status < 400) return undefined;
  const text = [msg, route, status || undefined, err?.message].filter(Boolean).join(" ");
  if (level === "error") return paint.red(text);
  return level === "warn" ? paint.yellow(text) : paint.dim(text);
}

interface LogLine {
  readonly level?: string;
  readonly msg?: string;
  /** For requests. */
  readonly route?: string;
  readonly status?: number;
  readonly err?: { readonly message?: string };
}

function parseLog(line: string): LogLine | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
}
