import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { applyEffect, emptyState, type SimulatorState } from "../state/state.ts";
import { isRequestLine, type LogLine, type MarkLine, type RequestLine } from "./lines.ts";
import { readLog } from "./read-log.ts";

const NEWLINE = 0x0a;

/**
 * The append-only record of every request. Each line is one synchronous write without a buffer, so a killed process
 * leaves whole lines only.
 */
export class RequestLog {
  readonly file: string;
  readonly #fd: number;
  readonly #listeners = new Set<(line: RequestLine) => void>();
  #lastSeq: number;
  #open = true;

  private constructor(file: string, fd: number, lastSeq: number) {
    this.file = file;
    this.#fd = fd;
    this.#lastSeq = lastSeq;
  }

  /** Opens or creates the log, repairs a torn last line, and rebuilds the state from the lines since the last reset. */
  static async open(file: string, now: Date): Promise<{ log: RequestLog; state: SimulatorState }> {
    mkdirSync(dirname(file), { recursive: true });
    const fd = openSync(file, "a+");
    const torn = cutTornLine(fd);
    const { state, lastSeq } = await rebuild(file);
    const log = new RequestLog(file, fd, lastSeq);
    if (torn !== null) log.mark({ event: "torn", at: now.toISOString(), text: torn });
    return { log, state };
  }

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  write(line: RequestLine): void {
    this.#append(line);
    for (const listener of this.#listeners) listener(line);
  }

  mark(line: MarkLine): void {
    this.#append(line);
  }

  /** Calls `listener` for each new line until the returned function is called. */
  listen(listener: (line: RequestLine) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#open) closeSync(this.#fd);
    this.#open = false;
  }

  #append(line: LogLine): void {
    // A hung request may end after the simulator was stopped; its file descriptor may have been reused by then.
    if (this.#open) writeSync(this.#fd, `${JSON.stringify(line)}\n`);
  }
}

/** Cuts what follows the last newline and returns it; null if the file ends as it should or lacks only the newline. */
function cutTornLine(fd: number): string | null {
  const { size } = fstatSync(fd);
  let start = size;
  const byte = Buffer.alloc(1);
  while (start > 0) {
    readSync(fd, byte, 0, 1, start - 1);
    if (byte[0] === NEWLINE) break;
    start -= 1;
  }
  if (start === size) return null;
  const torn = Buffer.alloc(size - start);
  readSync(fd, torn, 0, torn.length, start);
  const text = torn.toString("utf8");
  if (isJson(text)) {
    writeSync(fd, "\n");
    return null;
  }
  ftruncateSync(fd, start);
  return text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function rebuild(file: string): Promise<{ state: SimulatorState; lastSeq: number }> {
  let state = emptyState();
  let lastSeq = 0;
  for await (const line of readLog(file)) {
    if (line.event === "reset") state = emptyState();
    if (line.event === "control") applyEffect(state, line.effect);
    if (!isRequestLine(line)) continue;
    lastSeq = Math.max(lastSeq, line.seq);
    if (line.event !== "received" && line.workDone) applyEffect(state, line.workDone);
  }
  return { state, lastSeq };
}
