import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { ApiError } from "./api-error.ts";
import { TRANSPORT } from "./codes.ts";

/** The error that tRPC's clients get. Complete, so that nothing of tRPC's own shape (a stack in development) gets through. */
export function trpcShape({ code, message, details }: ApiError) {
  const { status, trpc } = TRANSPORT[code];
  return { code: TRPC_ERROR_CODES_BY_KEY[trpc], message, data: { code, httpStatus: status, details } };
}
