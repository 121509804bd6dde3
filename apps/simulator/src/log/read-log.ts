import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { isRequestLine, type LogLine, type RequestLine } from "./lines.ts";

/** Every complete line of a log, oldest first. A line that is not JSON is skipped: only a crash leaves one. */
export async function* readLog(file: string): AsyncGenerator<LogLine> {
  if (!existsSync(file)) return;
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    const parsed = parseLine(line);
    if (parsed) yield parsed;
  }
}

export interface RequestFilter {
  /** `current`: only since the last reset. */
  readonly section?: "all" | "current" | undefined;
  /** Only requests with a higher number. */
  readonly after?: number | undefined;
}

/** The requests in a log. Reads the file once for `all`, twice for `current`. */
export async function* readRequests(file: string, filter: RequestFilter = {}): AsyncGenerator<RequestLine> {
  let resetsToPass = filter.section === "current" ? await countResets(file) : 0;
  for await (const line of readLog(file)) {
    if (line.event === "reset") resetsToPass -= 1;
    else if (resetsToPass <= 0 && isRequestLine(line) && line.seq > (filter.after ?? 0)) yield line;
  }
}

async function countResets(file: string): Promise<number> {
  let resets = 0;
  for await (const line of readLog(file)) if (line.event === "reset") resets += 1;
  return resets;
}

function parseLine(line: string): LogLine | null {
  try {
    const value: unknown = JSON.parse(line);
    const isLine = typeof value === "object" && value !== null && "event" in value;
    return isLine ? (value as LogLine) : null;
  } catch {
    return null;
  }
}
