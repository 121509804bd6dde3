/** The database can't be reached at all: nothing was read and nothing was changed. */
export class DatabaseUnreachableError extends Error {
  readonly code = "DATABASE_UNREACHABLE";

  /** @param where host:port, never the whole URL: that holds the password. */
  constructor(where: string, cause: unknown) {
    super(
      `Cannot reach PostgreSQL at ${where} (${reason(cause)}). ` +
        "Check that it is running and that DATABASE_URL names the right host and port, " +
        "or unset DATABASE_URL to use the embedded PostgreSQL.",
      { cause },
    );
    this.name = "DatabaseUnreachableError";
  }
}

/**
 * `host:port` of a connection URL, without user, password or database.
 * @throws Error when it is no such URL; the message doesn't repeat it, for it may hold a password.
 */
export function hostAndPort(url: string): string {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url)) {
    throw new Error("DATABASE_URL must look like postgresql://user:password@host:5432/database.");
  }
  const { hostname, port, searchParams } = new URL(url);
  return `${hostname || searchParams.get("host") || "localhost"}:${port || "5432"}`;
}

const CONNECT_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "ENOENT",
  // The server is there and says that it takes no connections (starting up, shutting down, full).
  "57P03",
  "53300",
]);

/** Whether a failed attempt to connect means "no database there", not "wrong password or database name". */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.some(isUnreachable);
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return CONNECT_CODES.has(code);
  return /timeout expired|timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  if (!(error instanceof Error)) return "unknown reason";
  return (error as { code?: string }).code ?? error.message;
}
