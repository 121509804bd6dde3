/** The ids of our own errors: a word, `-e` and a number; or `failure-table/no-row`. */
const OWN_ID = /^([a-z][a-z-]*(?:-e\d+|\/[a-z-]+)):/;

/** SQLSTATE, or Node's `ERR_…` and `E…`. */
const CODE = /^[A-Z0-9_]{2,50}$/;

/** `    at async writeText (file:///app/apps/worker/src/pipeline/enrich-steps.ts:12:3)`; the name may be missing. */
const OWN_FRAME = /^\s+at (?:async )?(?:(.+?) \()?(?:file:\/\/)?[^()]*?\/((?:apps|packages)\/[^():]+\.tsx?):/;

/**
 * A stable id for one of our own errors, the same at each occurrence: it contains no line numbers, which change, and no data,
 * which differs for each lead.
 */
export function errorId(error: unknown, step?: string): string {
  const known = error instanceof Error ? OWN_ID.exec(error.message)?.[1] : undefined;
  return known ?? derivedId(error, step).slice(0, 200);
}

function derivedId(error: unknown, step = "END"): string {
  if (!(error instanceof Error)) return `${typeof error} at ${step}`;
  const { code } = error as { code?: unknown };
  const name = typeof code === "string" && CODE.test(code) ? `${error.name} ${code}` : error.name;
  const [, calledIn, file] = firstOwnFrame(error.stack ?? "") ?? [];
  if (file === undefined) return `${name} at ${step}`;
  return `${name} at ${step} in ${file}${calledIn === undefined ? "" : ` ${calledIn}`}`;
}

function firstOwnFrame(stack: string): RegExpExecArray | undefined {
  for (const line of stack.split("\n")) {
    const frame = OWN_FRAME.exec(line);
    if (frame !== null && !line.includes("/node_modules/")) return frame;
  }
  return undefined;
}
