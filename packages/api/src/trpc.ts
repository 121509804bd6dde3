import { type Tx, transaction } from "@leadgen/db";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { type AccountsTx, accountsOf } from "./accounts/accounts.ts";
import { type AuditNote, audited, type Change } from "./audit/audited.ts";
import type { Actor } from "./auth/actor.ts";
import { authorise } from "./auth/authorise.ts";
import { visibleTo } from "./auth/in-organization.ts";
import type { Action, POLICY } from "./auth/policy.ts";
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
  const { retryAfterSeconds } = cause.details;
  if (typeof retryAfterSeconds === "number") ctx.answer.set("retry-after", String(retryAfterSeconds));
  throw new TRPCError({ code: TRANSPORT[cause.code].trpc, message: cause.message, cause });
});

/** What a procedure threw; tRPC wraps it, except for its own errors. */
const unwrapped = (error: TRPCError): unknown =>
  error.code === "INTERNAL_SERVER_ERROR" && error.cause !== undefined ? error.cause : error;

/** Asks the policy, and hands the procedure its actor and the only ways to write. */
const authorised = t.middleware(async ({ next, ctx, meta, type, getRawInput }) => {
  if (meta === undefined) throw new Error("api-e1: a procedure without an action");
  const { action } = meta;
  const { deps, from } = ctx;
  const input = await getRawInput();
  const credentials = await ctx.credentials();
  const mutation = type === "mutation";
  const { actor, organizationId } = await authorise({
    action,
    mutation,
    credentials,
    input,
    pool: deps.pool,
  });
  const change: Change = { action, actor, from, organizationId, input };
  let events = 0;
  const result = await next({
    ctx: {
      // Null for actions of `anyone` only, whose procedures are made with `openProcedure`.
      actor: actor as Actor,
      /** Organizations whose data the answer may hold; null: all. */
      visible: actor === null ? [] : visibleTo(actor),
      /** One transaction with the change and its audit event. The only way for a procedure to change anything. */
      write: <T>(work: (tx: Tx, note: AuditNote) => Promise<T>): Promise<T> => {
        events++;
        return transaction(deps.pool, (tx) => audited(tx, change, (note) => work(tx, note)));
      },
      /** The same for accounts: with better-auth inside the transaction. */
      writeAccounts: <T>(work: (accounts: AccountsTx, note: AuditNote) => Promise<T>): Promise<T> => {
        events++;
        return accountsOf(deps).transaction(from, (accounts) =>
          audited(accounts.tx, change, (note) => work(accounts, note)),
        );
      },
    },
  });
  if (mutation && result.ok && events !== 1)
    throw new Error(`api-e5: ${action} wrote ${events} audit events`);
  return result;
});

const storable = t.middleware(async ({ next, getRawInput }) => {
  refuseUnstorable(await getRawInput());
  return next();
});

/** The start of every procedure: its action, who may do it, and errors in the API's own words. */
export const procedure = (action: Exclude<Action, OpenAction>) => start(action);

/** The same for what anybody may do: there need not be an actor. */
export const openProcedure = (action: OpenAction) =>
  start(action).use(({ next, ctx }) => next({ ctx: { actor: ctx.actor as Actor | null } }));

type OpenAction = { [A in Action]: (typeof POLICY)[A]["role"] extends "anyone" ? A : never }[Action];

const start = (action: Action) => t.procedure.meta({ action }).use(translated).use(authorised).use(storable);
