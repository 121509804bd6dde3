import { DomainError } from "@leadgen/core";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { type Action, allows, POLICY } from "./auth/policy.ts";
import type { Context } from "./context.ts";
import { ApiError } from "./errors/api-error.ts";
import { translate } from "./errors/translate.ts";
import { TRANSPORT } from "./errors/transport.ts";
import { refuseUnstorable } from "./input/refuse-unstorable.ts";

export interface Meta {
  readonly action: Action;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    isDev: false,
    // Ours is complete, so nothing of tRPC's own shape (a stack in development) gets through.
    errorFormatter({ shape, error, path, ctx }) {
      const ours =
        error.cause instanceof ApiError
          ? error.cause
          : translate(error, { path: path ?? "", log: ctx?.deps.log ?? (() => {}) });
      const { status } = TRANSPORT[ours.code];
      return {
        code: shape.code,
        message: ours.message,
        data: { code: ours.code, httpStatus: status, details: ours.details },
      };
    },
  });

export const { router, createCallerFactory } = t;

/** Outermost: whatever goes wrong inside leaves as an ApiError. */
const translated = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = translate(unwrapped(result.error), { path, log: ctx.deps.log });
  throw new TRPCError({ code: TRANSPORT[cause.code].trpc, message: cause.message, cause });
});

/** What a procedure threw; tRPC wraps it, except for its own errors. */
const unwrapped = (error: TRPCError): unknown =>
  error.code === "INTERNAL_SERVER_ERROR" && error.cause !== undefined ? error.cause : error;

const authorised = t.middleware(async ({ next, ctx, meta, type }) => {
  const { actor, forgeable } = ctx.credentials;
  if (meta === undefined) throw new Error("api-e1: a procedure without an action");
  if (actor === null) {
    throw new DomainError(
      "UNAUTHENTICATED",
      "No valid credentials. Log in, or send `Authorization: Bearer <operator token>`.",
    );
  }
  if (!allows(actor, meta.action)) {
    throw new DomainError("FORBIDDEN", `This needs the role ${POLICY[meta.action]}.`);
  }
  if (type === "mutation" && forgeable) {
    throw new DomainError(
      "FORBIDDEN",
      "Refused: the request did not come from this site's own pages. Programs authenticate with a Bearer token, not a cookie.",
    );
  }
  return next({ ctx: { actor } });
});

const storable = t.middleware(async ({ next, getRawInput }) => {
  refuseUnstorable(await getRawInput());
  return next();
});

/** The start of every procedure: its action, who may do it, and errors in the API's own words. */
export const procedure = (action: Action) =>
  t.procedure.meta({ action }).use(translated).use(authorised).use(storable);
