import { TRPCError } from "@trpc/server";
import { type Log, translate } from "./translate.ts";
import { TRANSPORT } from "./transport.ts";

/** Any error as the one that tRPC sends; its cause is the ApiError. */
export function trpcError(error: unknown, where: { readonly path: string; readonly log: Log }): TRPCError {
  const cause = translate(unwrapped(error), where);
  return new TRPCError({ code: TRANSPORT[cause.code].trpc, message: cause.message, cause });
}

/** What a procedure threw; tRPC wraps it, except for its own errors. */
const unwrapped = (error: unknown): unknown =>
  error instanceof TRPCError && error.code === "INTERNAL_SERVER_ERROR" && error.cause !== undefined
    ? error.cause
    : error;
