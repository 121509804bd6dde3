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

/** What other people's words may carry along: a URL's password or parameters, a key, somebody's address. */
const CARRIED: readonly (readonly [RegExp, string])[] = [
  [/\/\/[^\s/@]*@/g, "//[secret]@"],
  [/(\w:\/\/[^\s?"'<>]*)\?[^\s"'<>]*/g, "$1?[parameters]"],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, "$1 [secret]"],
  [/[^\s"'<>()[\]{},;:=/@]+@[\w-]+(\.[\w-]+)+/g, "[address]"],
];

/** Words that we did not choose, without what must not be told. The last line of defence: who makes an error should not put it there. */
export const cleaned = (words: string): string =>
  CARRIED.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), words);

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
