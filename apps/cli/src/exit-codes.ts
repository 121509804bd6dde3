/** What the command's exit code says; docs/operations.md has the same table. */
export const EXIT = {
  /** All is done. */
  DONE: 0,
  /** The system misbehaved, or cannot run as it is set up. */
  MISBEHAVED: 1,
  /** A service failed: the breaker opened, or was open. */
  SERVICE_FAILED: 2,
  /** The doctor found an invariant broken. */
  VIOLATED: 2,
  /** Wrong usage (EX_USAGE). */
  USAGE: 64,
  /** A bug of the command itself (EX_SOFTWARE). */
  INTERNAL: 70,
  /** Interrupted (128 + SIGINT). */
  INTERRUPTED: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
