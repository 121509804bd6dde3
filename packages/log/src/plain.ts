/** What a line tells of an error. */
interface PlainError {
  readonly type: string;
  readonly code?: unknown;
  readonly message: string;
  /** File and line of ours that threw it, never a stack. */
  readonly at?: string | undefined;
}

/** Type, code, message and place: no statement, no parameters, none of the values that a database's error carries. */
export function plain(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: "unknown", message: String(error) };
  const { code } = error as { code?: unknown };
  const [at] = framesOf(error, 1);
  return { type: error.name, ...(code !== undefined && { code }), message: error.message, at };
}

/** Where an error came from, the innermost first: function, file and line. No message, no path of the machine. */
export function framesOf(error: unknown, most = 12): string[] {
  if (!(error instanceof Error)) return [];
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, most).map((line) =>
    line
      .trim()
      .replace(/^at /, "")
      .replace(/(file:\/\/)?[^\s()]*\//g, ""),
  );
}
