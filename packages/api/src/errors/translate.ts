import { randomBytes } from "node:crypto";
import { DomainError } from "@leadgen/core";
import { isTooSlow } from "@leadgen/db";
import { type TRPC_ERROR_CODE_KEY, TRPCError } from "@trpc/server";
import { z } from "zod";
import { ApiError, type ApiErrorCode } from "./api-error.ts";
import { TRANSPORT } from "./codes.ts";
import { refusalOf } from "./database-trouble.ts";
import { zodDetails, zodMessage } from "./zod-message.ts";

/** Logs what the caller must not see. Gets no stack and no values of a row. */
export type Log = (event: LogEvent) => void;

export interface LogEvent {
  readonly level: "warn" | "error";
  /** The event's name. */
  readonly msg: string;
  readonly requestId?: string | undefined;
  /** A procedure, or a route. */
  readonly path: string;
  readonly err: object;
}

/** Errors that tRPC itself raises before it reaches a procedure. */
const OF_TRPC: Readonly<Partial<Record<TRPC_ERROR_CODE_KEY, ApiErrorCode>>> = {
  BAD_REQUEST: "INVALID_INPUT",
  PARSE_ERROR: "INVALID_INPUT",
  UNSUPPORTED_MEDIA_TYPE: "UNSUPPORTED_MEDIA_TYPE",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_SUPPORTED: "METHOD_NOT_ALLOWED",
  PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
};

export interface Where {
  readonly path: string;
  readonly log: Log;
  readonly requestId?: string | undefined;
}

/**
 * Makes any error an ApiError: every answer with an error goes through here. An ApiError stays as it is. An internal error is
 * logged, and the answer holds the request's id, which finds it in the log.
 */
export function translate(error: unknown, where: Where): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof DomainError) return new ApiError(error.code, error.message, error.details);
  if (error instanceof z.ZodError) return new ApiError("INVALID_INPUT", zodMessage(error), zodDetails(error));
  if (error instanceof TRPCError) return translateTrpc(error, where);
  const refusal = refusalOf(error);
  if (refusal !== undefined) {
    where.log({ level: "warn", msg: "api.database_trouble", ...whereOf(where), err: factsOf(error) });
    return refusal;
  }
  const id = where.requestId ?? `err_${randomBytes(6).toString("hex")}`;
  where.log({
    level: "error",
    msg: "api.internal_error",
    ...whereOf(where),
    requestId: id,
    err: factsOf(error),
  });
  const what = isTooSlow(error) ? TOO_SLOW : "Something went wrong on our side.";
  return new ApiError("INTERNAL_ERROR", `${what} Search the log for ${id}; it holds the details.`, { id });
}

const TOO_SLOW =
  "The database took too long for a statement of ours and ended it, which is an error on our side; nothing was changed.";

/** Wraps the error for tRPC. */
export const trpcError = (cause: ApiError): TRPCError =>
  new TRPCError({ code: TRANSPORT[cause.code].trpc, message: cause.message, cause });

function translateTrpc(error: TRPCError, where: Where): ApiError {
  if (error.cause instanceof ApiError) return error.cause;
  const code = OF_TRPC[error.code];
  if (error.cause instanceof z.ZodError || code === undefined)
    return translate(error.cause ?? error.message, where);
  if (error.code === "PARSE_ERROR" || error.cause instanceof SyntaxError) {
    return new ApiError("INVALID_INPUT", "The request is not valid JSON.");
  }
  if (error.cause !== undefined) return new ApiError(code, "The request's input cannot be read.");
  return new ApiError(code, error.message);
}

const whereOf = ({ path, requestId }: Where) => ({ path, requestId });

/** The parts of an error that are logged: its type, message and the line that threw it. */
function factsOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: "unknown", message: String(error).slice(0, 200) };
  const code = (error as { code?: unknown }).code;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return {
    type: error.name,
    message: error.message.slice(0, 500),
    ...(typeof code === "string" && { code }),
    ...(cause !== undefined && { cause: cause.slice(0, 500) }),
    at: /([\w.-]+\.[cm]?[jt]s:\d+)/.exec(error.stack ?? "")?.[1],
  };
}
