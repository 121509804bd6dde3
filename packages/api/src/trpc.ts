import { type Tx, transaction } from "@leadgen/db";
import { initTRPC } from "@trpc/server";
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
import { trpcError } from "./errors/trpc-error.ts";
import { refuseUnstorable } from "./input/refuse-unstorable.ts";
import { accessOf } from "./live/access-of.ts";
import { hubOf } from "./live/hub.ts";

export interface Meta {
  readonly action: Action;
}

/** How often an open stream says that it lives, and after how much silence a client takes it for dead; milliseconds. */
const PING_MS = 1_000;
const SILENCE_MS = 4_000;

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: PING_MS },
      client: { reconnectAfterInactivityMs: SILENCE_MS },
    },
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
  const error = trpcError(result.error, { path, log: ctx.deps.log });
  const retryAfterSeconds = error.cause instanceof ApiError && error.cause.details.retryAfterSeconds;
  if (typeof retryAfterSeconds === "number") ctx.answer.set("retry-after", String(retryAfterSeconds));
  throw error;
});

/** Asks the policy, and hands the procedure its actor, the only ways to write, and the question to be asked again. */
const authorised = t.middleware(async ({ next, ctx, meta, type, getRawInput }) => {
  if (meta === undefined) throw new Error("api-e1: a procedure without an action");
  const { action } = meta;
  const { deps, from } = ctx;
  const input = await getRawInput();
  const mutation = type === "mutation";
  const asked = { action, mutation, input, pool: deps.pool };
  const grant = await authorise({ ...asked, credentials: await ctx.credentials() });
  const { actor, organizationId } = grant;
  const change: Change = { action, actor, from, organizationId, input };
  let events = 0;
  const result = await next({
    ctx: {
      // Null for actions of `anyone` only, whose procedures are made with `openProcedure`.
      actor: actor as Actor,
      /** Organizations whose data the answer may hold; null: all. */
      visible: actor === null ? [] : visibleTo(actor),
      grant,
      /** The same question, of whoever the credentials belong to by then: for what stays open. */
      access: accessOf({ action, input, sessionToken: ctx.sessionToken }, async () =>
        authorise({ ...asked, credentials: await ctx.identify() }),
      ),
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
  if (mutation && result.ok) hubOf(deps).nudge();
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
