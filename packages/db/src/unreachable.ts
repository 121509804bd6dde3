import pg from "pg";

/**
 * Why there was no connection to be had.
 * - AWAY: nobody answers there.
 * - FULL: PostgreSQL takes no more connections.
 * - IN_USE: all connections of this process's pool were in use for too long.
 */
export type Unreachable = "AWAY" | "FULL" | "IN_USE";

/** The database can't be reached: there was no connection, or it fell silent. Only at COMMIT can anything have been changed, and that is another error. */
export class DatabaseUnreachableError extends Error {
  readonly code = "DATABASE_UNREACHABLE";
  readonly kind: Unreachable;

  /** @param where host:port, never the whole URL: that holds the password. */
  constructor(where: string, cause: unknown) {
    const kind = unreachable(cause) ?? "AWAY";
    super(SAID[kind](where, reason(cause)), { cause });
    this.name = "DatabaseUnreachableError";
    this.kind = kind;
  }
}

const SAID: Readonly<Record<Unreachable, (where: string, why: string) => string>> = {
  AWAY: (where, why) =>
    `Cannot reach PostgreSQL at ${where} (${why}). ` +
    "Check that it is running and that DATABASE_URL names the right host and port, " +
    "or unset DATABASE_URL to use the embedded PostgreSQL.",
  FULL: (where, why) =>
    `PostgreSQL at ${where} takes no more connections (${why}). ` +
    "See in pg_stat_activity who holds them and end those that are idle, or raise max_connections.",
  IN_USE: (where) =>
    `All connections of this process to PostgreSQL at ${where} are in use, and none came free in time. ` +
    "See in pg_stat_activity what takes so long, or give the process more connections.",
};

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

const AWAY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "ENOENT",
  // The server is there, and is starting up or shutting down.
  "57P03",
]);

/** Why a failed attempt to connect means "no database for us", and not "wrong password or database name"; else undefined. */
export function unreachable(error: unknown): Unreachable | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof DatabaseUnreachableError) return error.kind;
  if (error instanceof AggregateError)
    return error.errors.map(unreachable).find((kind) => kind !== undefined);
  const code = (error as { code?: unknown }).code;
  if (code === "53300") return "FULL";
  if (typeof code === "string") return AWAY_CODES.has(code) ? "AWAY" : undefined;
  if (/timeout exceeded when trying to connect/.test(error.message)) return "IN_USE";
  return /timeout expired|Connection terminated/.test(error.message) ? "AWAY" : undefined;
}

/** Whether PostgreSQL itself said no: then it is there. */
export const isRefusal = (error: unknown): boolean => error instanceof pg.DatabaseError;

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  if (!(error instanceof Error)) return "unknown reason";
  return (error as { code?: string }).code ?? error.message;
}
