/**
 * Every way in which a request can be refused. The API maps each to a transport code exhaustively,
 * so a new code does not compile until it has one.
 */
export const ERROR_CODES = [
  /** The input is malformed or out of range. */
  "INVALID_INPUT",
  /** No credentials, or ones that are not valid. */
  "UNAUTHENTICATED",
  /** Known, but not allowed. */
  "FORBIDDEN",
  /** No such thing, or not yours. */
  "NOT_FOUND",
  /** The breaker is OPEN, and this needs it CLOSED. */
  "BREAKER_OPEN",
  /** The breaker is CLOSED already. */
  "BREAKER_CLOSED",
  /** The caller saw another epoch than the current one. */
  "STALE_EPOCH",
  /** The thing is in a state from which this move is not allowed. */
  "WRONG_STATE",
  /** A precondition is not met, for example a provider without a key. */
  "PRECONDITION_FAILED",
  /** The database cannot be reached: state UNKNOWN, treated as OPEN. */
  "UNAVAILABLE",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A refusal whose message tells its reader what to do. Changes nothing. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  /** Facts for programs, JSON-safe. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** What a `decide` function says instead of a next state. */
export interface Refusal {
  readonly refused: ErrorCode;
  readonly message: string;
}

export const refuse = (refused: ErrorCode, message: string): Refusal => ({ refused, message });
