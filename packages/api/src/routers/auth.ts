import { DomainError } from "@leadgen/core";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { emailSchema, newPasswordSchema, passwordSchema } from "../accounts/account-input.ts";
import { changePassword } from "../accounts/change-password.ts";
import { logIn, loginAttempt, signUp, signupAttempt } from "../accounts/log-in.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { endSession, listSessions } from "../accounts/sessions.ts";
import { giveBackAttempt, takeAttempt } from "../accounts/take-attempt.ts";
import type { Actor, Person } from "../auth/actor.ts";
import { byId, nameSchema, nothing } from "../input/fields.ts";
import { describeMe } from "../read/describe-me.ts";
import { openProcedure, procedure, router } from "../trpc.ts";

/** The person behind an action that the policy gives to persons only. */
export function personIn(actor: Actor): Person {
  if (actor.kind === "person") return actor;
  throw new DomainError("FORBIDDEN", "This needs a person: the installation's token has no account. Log in.");
}

/** The same, by a session. */
function sessionIn(actor: Actor): { person: Person; sessionId: string } {
  const person = personIn(actor);
  if (person.via.kind === "session") return { person, sessionId: person.via.sessionId };
  throw new DomainError("FORBIDDEN", "An API token does not suffice for this: log in.");
}

export const authRouter = router({
  signup: openProcedure("auth.signup")
    .input(z.strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema }))
    .mutation(async ({ ctx, input }) => {
      const { deps, from } = ctx;
      await takeAttempt(deps.pool, signupAttempt(deps, input.email, from.address));
      const answer = await ctx.writeAccounts((accounts, note) => signUp(accounts, input, { deps, note }));
      ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.secure));
      return answer;
    }),

  login: openProcedure("auth.login")
    .input(z.strictObject({ email: emailSchema, password: passwordSchema }))
    .mutation(async ({ ctx, input }) => {
      const { deps, from } = ctx;
      const attempt = loginAttempt(deps, input.email, from.address);
      await takeAttempt(deps.pool, attempt);
      const answer = await ctx.writeAccounts((accounts, note) => logIn(accounts, input, { deps, note }));
      await giveBackAttempt(deps.pool, attempt);
      ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.secure));
      return answer;
    }),

  logout: procedure("auth.logout")
    .input(nothing)
    .mutation(async ({ ctx }) => {
      const { person, sessionId } = sessionIn(ctx.actor);
      await ctx.write(async (tx, note) => {
        note.targetId = sessionId;
        note.before = (await endSession(tx, { userId: person.userId, id: sessionId })).before;
      });
      ctx.answer.append("set-cookie", sessionCookie(null, ctx.secure));
      return { loggedOut: true as const };
    }),

  /** Who the caller is, and what they may do. */
  me: procedure("auth.me")
    .input(nothing)
    .query(({ ctx }) => describeMe(autocommit(ctx.deps.pool), ctx.actor)),

  /** Ends every other session; this one goes on under a new token. */
  changePassword: procedure("auth.changePassword")
    .input(z.strictObject({ currentPassword: passwordSchema, newPassword: newPasswordSchema }))
    .mutation(async ({ ctx, input }) => {
      const { deps, from } = ctx;
      const { person } = sessionIn(ctx.actor);
      // Whoever found an open session must not guess the password here without a limit.
      const attempt = loginAttempt(deps, person.email, from.address);
      await takeAttempt(deps.pool, attempt);
      const answer = await ctx.writeAccounts((accounts, note) =>
        changePassword(accounts, { ...input, person }, { deps, note, signed: ctx.sessionToken }),
      );
      await giveBackAttempt(deps.pool, attempt);
      ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.secure));
      return answer;
    }),

  sessions: procedure("auth.sessions")
    .input(nothing)
    .query(async ({ ctx }) => {
      const { person, sessionId } = sessionIn(ctx.actor);
      const at = { userId: person.userId, current: sessionId };
      return { items: await listSessions(autocommit(ctx.deps.pool), at) };
    }),

  revokeSession: procedure("auth.revokeSession")
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      const { userId } = personIn(ctx.actor);
      await ctx.write(async (tx, note) => {
        note.targetId = input.id;
        note.before = (await endSession(tx, { userId, id: input.id })).before;
      });
      return { id: input.id, revoked: true as const };
    }),
});
