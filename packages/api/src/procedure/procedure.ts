import { type Tx, transaction } from "@leadgen/db";
import { initTRPC } from "@trpc/server";
import type { z } from "zod";
import { noteThings } from "../access/access-note.ts";
import { authorise } from "../access/authorise.ts";
import { visibleTo } from "../access/in-organization.ts";
import type { Role, Rule } from "../access/rule.ts";
import { type AccountsTx, accountsOf } from "../accounts/accounts.ts";
import { setRetryAfter } from "../errors/retry-after.ts";
import { translate, trpcError } from "../errors/translate.ts";
import { trpcShape } from "../errors/trpc-shape.ts";
import { accessOf } from "../live/access-of.ts";
import { hubOf } from "../live/hub.ts";
import { refuseUnstorable } from "../schema/refuse-unstorable.ts";
import { superjsonInput } from "../schema/superjson-input.ts";
import { type AuditNote, audited, type Change } from "../trail/audited.ts";
import type { Context } from "./context.ts";
import type { Misnamed } from "./fits.ts";
import { once } from "./once.ts";
import type { Meta, Spec } from "./spec.ts";

/** Milliseconds: how often an open stream sends a ping, and after how much silence a client reconnects. */
const PING_MS = 1_000;
const SILENCE_MS = 4_000;

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjsonInput,
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: PING_MS },
      client: { reconnectAfterInactivityMs: SILENCE_MS },
    },
    errorFormatter: ({ error, path, ctx }) =>
      trpcShape(translate(error, { log: () => {}, ...ctx, path: path ?? "" })),
  });

export const { router, createCallerFactory } = t;

/** Outermost: every error from inside leaves as an ApiError. */
const translated = t.middleware(async ({ next, ctx, path }) => {
  const since = performance.now();
  const result = await next();
  const answered = (code: string) =>
    ctx.deps.onAnswered?.({ procedure: path, code, seconds: (performance.now() - since) / 1_000 });
  if (result.ok) {
    answered("OK");
    return result;
  }
  const error = translate(result.error, { ...ctx, path });
  answered(error.code);
  setRetryAfter(ctx.answer, error);
  throw trpcError(error);
});

/** Checks the rule, and gives the procedure its actor, the only ways to write, and the check itself for streams to repeat. */
const authorised = t.middleware(async ({ next, ctx, meta, path, type, getRawInput }) => {
  if (meta === undefined) throw new Error("api-e1: a procedure without a rule");
  const { rule } = meta;
  const { deps, from } = ctx;
  const input = await getRawInput();
  const mutation = type === "mutation";
  const asked = { rule, mutation, input, pool: deps.pool };
  const grant = await authorise({ ...asked, credentials: await ctx.credentials() });
  const { actor, organizationId } = grant;
  if (organizationId !== null) ctx.note.organizationId = organizationId;
  noteThings(ctx.note, rule.of, input);
  const change: Change = { action: path, rule, actor, from, organizationId, input };
  const again = { key: meta.call?.spec.once ? ctx.idempotencyKey : null, actor, action: path, input };
  let events = 0;
  const result = await next({
    ctx: {
      actor,
      /** Organizations whose data the answer may hold; null: all. */
      visible: actor === null ? [] : visibleTo(actor),
      grant,
      /** The same check with the credentials read again, for a stream to repeat while it is open. */
      access: accessOf({ action: path, rule, input, sessionToken: ctx.sessionToken }, async () =>
        authorise({ ...asked, credentials: await ctx.identify() }),
      ),
      /** One transaction for the change and its audit event. A procedure can change anything only through this. */
      write: <T>(work: (tx: Tx, note: AuditNote) => Promise<T>): Promise<T> => {
        events++;
        return transaction(deps.pool, (tx) =>
          once(tx, again, () => audited(tx, change, (note) => work(tx, note))),
        );
      },
      /** The same for accounts, with better-auth inside the transaction. */
      writeAccounts: <T>(work: (accounts: AccountsTx, note: AuditNote) => Promise<T>): Promise<T> => {
        events++;
        return accountsOf(deps).transaction(from, (accounts) =>
          once(accounts.tx, again, () => audited(accounts.tx, change, (note) => work(accounts, note))),
        );
      },
    },
  });
  const owed = meta.call?.spec.asks ? 0 : 1;
  if (mutation && result.ok && events !== owed)
    throw new Error(`api-e5: ${path} wrote ${events} audit events`);
  if (mutation && result.ok) hubOf(deps).nudge();
  return result;
});

const storable = t.middleware(async ({ next, getRawInput }) => {
  refuseUnstorable(await getRawInput());
  return next();
});

const open = t.procedure.use(translated).use(authorised).use(storable);

/** Procedures whose rule requires an actor. */
const known = open.use(({ next, ctx: { actor } }) => {
  if (actor === null) throw new Error("api-e12: a rule let nobody in");
  return next({ ctx: { actor } });
});

type Closed = Exclude<Role, "anyone">;

/**
 * The start of every procedure: its spec, then its schemas, then its handler.
 *
 *     export const start = procedure({
 *       role: "member",
 *       scope: "write",
 *       of: { id: "campaign" },
 *       rest: "POST /campaigns/{id}/start",
 *       area: "Campaigns",
 *       summary: "Start a campaign",
 *     })
 *       .input(byId)
 *       .output(started)
 *       .mutation(({ ctx, input }) => ctx.write((tx) => startCampaign(tx, input.id)));
 */
export const procedure = <const S extends Spec & { readonly role: Closed }>(spec: S) => ({
  input: <I extends z.ZodType>(input: I, ..._: Misnamed<S, I>) => ({
    output: <O extends z.ZodType>(output: O) =>
      known.meta({ rule: spec, input, call: { spec, output } }).input(input).output(output),
  }),
});

/** The same for procedures that need no actor. */
export const openProcedure = <const S extends Spec & { readonly role: "anyone" }>(spec: S) => ({
  input: <I extends z.ZodType>(input: I, ..._: Misnamed<S, I>) => ({
    output: <O extends z.ZodType>(output: O) =>
      open.meta({ rule: spec, input, call: { spec, output } }).input(input).output(output),
  }),
});

/** The start of a procedure that answers with a stream of events, over tRPC only. */
export const stream = <const R extends Rule & { readonly role: Closed }>(rule: R) => ({
  input: <I extends z.ZodType>(input: I, ..._: Misnamed<R, I>) =>
    known.meta({ rule, input, call: null }).input(input),
});
