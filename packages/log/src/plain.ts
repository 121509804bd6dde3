/** The parts of an error that are logged. */
interface PlainError {
  readonly type: string;
  readonly code?: unknown;
  readonly message: string;
  /** Our file and line that threw it, without a stack. */
  readonly at?: string | undefined;
}

/** Type, code, message and place: no statement, no parameters, none of the values in a database error. */
export function plain(error: unknown): PlainError {
  if (!(error instanceof Error)) return { type: "unknown", message: String(error) };
  const { code } = error as { code?: unknown };
  const [at] = framesOf(error, 1);
  return { type: error.name, ...(code !== undefined && { code }), message: error.message, at };
}

/** Secrets that foreign text may contain: a URL's password or parameters, a key, an e-mail address. */
const CARRIED: readonly (readonly [RegExp, string])[] = [
  [/\/\/[^\s/@]*@/g, "//[secret]@"],
  [/(\w:\/\/[^\s?"'<>]*)\?[^\s"'<>]*/g, "$1?[parameters]"],
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, "$1 [secret]"],
  [/[^\s"'<>()[\]{},;:=/@]+@[\w-]+(\.[\w-]+)+/g, "[address]"],
];

/** Removes secrets from text that is not ours. The last line of defence: code that makes an error should not put them there. */
export const cleaned = (words: string): string =>
  CARRIED.reduce((text, [pattern, instead]) => text.replaceAll(pattern, instead), words);

/** The error's call stack, innermost frame first: function, file and line. No message, no paths of this machine. */
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
