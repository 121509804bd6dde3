/** The meanings of exit codes: the only table of them, which the help of each command shows. */
export const EXIT = {
  /** Everything is done. */
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

/** Endings that every command shares, besides its own outcomes. */
const COMMON = { USAGE: "wrong usage", INTERNAL: "internal error", INTERRUPTED: "interrupted" } as const;

type Meanings = Readonly<Partial<Record<keyof typeof EXIT, string>>>;

/** A command's exit codes for its help, one per line. @param own meanings of the command's own outcomes. */
export function exitCodesHelp(own: Meanings): string {
  const lines = Object.entries({ ...own, ...COMMON } satisfies Meanings).map(
    ([name, meaning]) => `${String(EXIT[name as keyof typeof EXIT]).padStart(5)}  ${meaning}`,
  );
  return `\nExit codes:\n${lines.join("\n")}`;
}
