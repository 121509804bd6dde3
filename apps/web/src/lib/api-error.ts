import { TRPCClientError } from "@trpc/client";

const UNREACHABLE = "The server does not answer. Check that it is running; this page keeps trying.";

/** A refusal in REST's error envelope, from the one route that is no tRPC procedure. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly data: ErrorData;

  constructor(message: string, data: ErrorData) {
    super(message);
    this.data = data;
  }
}

interface ErrorData {
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const dataOf = (error: unknown): ErrorData | undefined =>
  error instanceof TRPCClientError || error instanceof RefusedError
    ? ((error.data ?? undefined) as ErrorData | undefined)
    : undefined;

/** The API's code of a refusal, or undefined if no proper answer came. */
export const errorCode = (error: unknown): string | undefined => dataOf(error)?.code;

/** A refusal's machine-readable details. */
export const errorDetails = (error: unknown): Readonly<Record<string, unknown>> =>
  dataOf(error)?.details ?? {};

const STOPPED = "All work is stopped. It can be done when an operator has let work go on.";

/** What to show a person: the API's message in words, or that there was no answer. */
export function errorMessage(error: unknown): string {
  if (dataOf(error) === undefined || !(error instanceof Error)) return UNREACHABLE;
  return errorCode(error) === "BREAKER_OPEN" ? STOPPED : error.message;
}
