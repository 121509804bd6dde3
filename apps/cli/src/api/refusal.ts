import { TRPCClientError } from "@trpc/client";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { adviceFor, reasonOf } from "./no-answer.ts";

/** A refusal by the API, in its own words. */
export interface Refusal {
  /** One of core's ERROR_CODES or the API's own. */
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The API's refusal in a rejected call; undefined if the API did not answer. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data = error.data as { code?: unknown; httpStatus?: unknown; details?: unknown } | null | undefined;
  if (typeof data?.code !== "string" || typeof data.httpStatus !== "number") return undefined;
  const details = (data.details ?? {}) as Refusal["details"];
  return { code: data.code, message: error.message, httpStatus: data.httpStatus, details };
}

/** Converts a call's error to a CliError with the right exit code. Other errors stay as they are. */
export function explainCall(error: unknown, url: string): unknown {
  const refusal = refusalOf(error);
  if (refusal !== undefined) return ofRefusal(refusal);
  if (error instanceof TRPCClientError && error.cause instanceof CliError) return error.cause;
  if (!(error instanceof TRPCClientError) && !(error instanceof TypeError)) return error;
  return unreachable(url, error);
}

function unreachable(url: string, error: unknown): CliError {
  // An error of tRPC without a cause is about an answer that it could not read.
  const why = error instanceof TRPCClientError && error.cause === undefined ? undefined : reasonOf(error);
  const message =
    why === undefined
      ? `What answers at ${url} is not leadgen. Name the right address with --url or LEADGEN_URL.`
      : `No leadgen can be reached at ${url} (${why}). ${adviceFor(why, "--url or LEADGEN_URL")}`;
  return new CliError(EXIT.MISBEHAVED, message, { cause: error });
}

function ofRefusal({ code, message }: Refusal): CliError {
  if (code === "UNAUTHENTICATED" || code === "FORBIDDEN") {
    const text = `The operator token is missing or wrong. Give the server's OPERATOR_TOKEN, in the environment or with --token.`;
    return new CliError(EXIT.USAGE, text);
  }
  if (code === "INVALID_INPUT") return new CliError(EXIT.USAGE, message);
  return new CliError(EXIT.MISBEHAVED, message);
}
