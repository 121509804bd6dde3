/** What to do about a failed statement, by its SQLSTATE. Codes that are not listed are never retried. */
interface Rule {
  /** Whether the connection can be used again, or is gone (or broken) and must be replaced. */
  readonly connection: "keep" | "replace";
}

/**
 * Failures after which PostgreSQL has certainly rolled back, and the same work may well succeed. A class is its
 * first two characters.
 */
export const RETRYABLE: Readonly<Record<string, Rule>> = {
  // serialization_failure: another transaction won; ours did nothing.
  "40001": { connection: "keep" },
  // deadlock_detected: ours was the one chosen to die.
  "40P01": { connection: "keep" },
  // feature_not_supported, only with "cached plan must not change result type": a migration changed a table under a
  // prepared statement. A new connection prepares it afresh.
  "0A000": { connection: "replace" },
  // admin_shutdown: restart, failover, pg_terminate_backend. The session is rolled back as it ends.
  "57P01": { connection: "replace" },
  // crash_shutdown: another backend crashed and took all sessions along.
  "57P02": { connection: "replace" },
  // connection_exception and its kin. Sent by poolers; a lost socket has no SQLSTATE, see LOST_CONNECTION.
  "08": { connection: "replace" },
};

/**
 * Left out on purpose: 55P03 (lock_timeout) and 57014 (statement_timeout), because the bound is there to be told
 * about, not to be waited out five times; 25P03 (idle in transaction), because that is a bug; 53300 and 57P03
 * (no connection to be had), because no transaction began and the caller should hear at once.
 */
const LOST_CONNECTION = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** The rule for an error, or undefined when trying again is not known to be right. */
export function retryRule(error: unknown): Rule | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isLostConnection(error)) return { connection: "replace" };
  const code = sqlState(error);
  if (code === "0A000" && !error.message.includes("cached plan")) return undefined;
  return code === undefined ? undefined : (RETRYABLE[code] ?? RETRYABLE[code.slice(0, 2)]);
}

/** Whether the session ended under the caller: at COMMIT that leaves the outcome unknown. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") {
    return LOST_CONNECTION.has(code) || code === "57P01" || code === "57P02" || code.startsWith("08");
  }
  return /Connection terminated|connection error and is not queryable|Client was closed/.test(error.message);
}

function sqlState(error: Error): string | undefined {
  const code = (error as { code?: unknown }).code;
  return typeof code === "string" && code.length === 5 ? code : undefined;
}
