import {
  BY_CODE,
  BY_MESSAGE,
  BY_POOLER,
  type Meaning,
  type Trouble,
  type Unreachable,
  WHILE_CONNECTING,
} from "./error-table.ts";

/** The meaning of a database error, by the table; undefined for any other error. */
export function meaningOf(error: unknown): Meaning | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof DatabaseUnreachableError) return outOfReach(error.kind);
  if (error instanceof CommitOutcomeUnknownError) return OUTCOME_UNKNOWN;
  // Node tries each address of a host.
  if (error instanceof AggregateError)
    return error.errors.map(meaningOf).find((meaning) => meaning !== undefined);
  const { code, syscall, routine } = error as { code?: unknown; syscall?: unknown; routine?: unknown };
  const beginsAs = ([beginning]: readonly [string, Meaning]) => error.message.startsWith(beginning);
  if (typeof code !== "string") return BY_MESSAGE.find(beginsAs)?.[1];
  const pooler = code === "08P01" ? BY_POOLER.find(beginsAs)?.[1] : undefined;
  if (pooler !== undefined) return pooler;
  // Recognised by the server's function, because the message is in the server's language.
  if (code === "0A000" && routine !== "RevalidateCachedQuery") return undefined;
  return BY_CODE[code] ?? classOf(code) ?? (syscall === "connect" ? WHILE_CONNECTING : undefined);
}

const classOf = (code: string): Meaning | undefined =>
  /^[0-9][0-9A-Z]{4}$/.test(code) ? BY_CODE[code.slice(0, 2)] : undefined;

/** Whether the cause is the database, and not our statement or program: the same work may succeed once the database works again. */
export const isDatabaseTrouble = (error: unknown): boolean => meaningOf(error)?.whose === "theirs";

/** Whether a statement exceeded its time limit, which is an error of ours. */
export const isTooSlow = (error: unknown): boolean => meaningOf(error)?.trouble === "TOO_SLOW";

/** Whether the same work may succeed later. For callers that must not give up, because something would be lost. */
export const mayPass = (error: unknown): boolean => isDatabaseTrouble(error) || isTooSlow(error);

/** Why a failed attempt to connect means that the database can't be reached; undefined for other causes, such as a wrong password. */
export const unreachable = (error: unknown): Unreachable | undefined => meaningOf(error)?.connecting;

/** The database can't be reached, or stopped answering. Nothing was changed: a loss during COMMIT is a CommitOutcomeUnknownError. */
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
    "See in pg_stat_activity who holds them and end those that are idle, or raise max_connections, or the size of a pooler's pool.",
  IN_USE: (where) =>
    `All connections of this process to PostgreSQL at ${where} are in use, and none came free in time. ` +
    "See in pg_stat_activity what takes so long, or give the process more connections.",
};

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  if (!(error instanceof Error)) return "unknown reason";
  return (error as { code?: string }).code ?? error.message;
}

/** The connection was lost during COMMIT: it is unknown whether the changes were made entirely or not at all. */
export class CommitOutcomeUnknownError extends Error {
  readonly code = "COMMIT_OUTCOME_UNKNOWN";

  constructor(cause: unknown) {
    super(
      "The connection was lost during COMMIT, so the changes were made either entirely or not at all. " +
        "Look at the rows before trying again.",
      { cause },
    );
    this.name = "CommitOutcomeUnknownError";
  }
}

const ended = (trouble: Trouble): Meaning => ({ trouble, whose: "theirs", retry: false, connection: "lost" });
const OUTCOME_UNKNOWN = ended("OUTCOME_UNKNOWN");
const outOfReach = (kind: Unreachable): Meaning => ({ ...ended(kind), connecting: kind });
