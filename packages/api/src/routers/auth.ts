import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { personIn, sessionIn } from "../access/person-in.ts";
import { emailSchema, newPasswordSchema, passwordSchema } from "../accounts/account-input.ts";
import { changePassword } from "../accounts/change-password.ts";
import { logIn, loginAttempt, signUp, signupAttempt } from "../accounts/log-in.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { endSession, listSessions } from "../accounts/sessions.ts";
import { giveBackAttempt, takeAttempt } from "../accounts/take-attempt.ts";
import { openProcedure, procedure } from "../listed.ts";
import { loggedIn, loggedOut, me, passwordChanged, sessionList, sessionRevoked } from "../output/account.ts";
import { describeMe } from "../read/describe-me.ts";
import { byId, nameSchema, nothing } from "../schema/input.ts";

export const authRouter = {
  signup: openProcedure("auth.signup")
    .input(z.strictObject({ name: nameSchema, email: emailSchema, password: newPasswordSchema }))
    .output(loggedIn)
    .mutation(async ({ ctx, input }) => {
      const { deps, from } = ctx;
      await takeAttempt(deps.pool, signupAttempt(deps, input.email, from.address));
      const answer = await ctx.writeAccounts((accounts, note) => signUp(accounts, input, { deps, note }));
      ctx.answer.append("set-cookie", sessionCookie(answer.token, ctx.secure));
      return answer;
    }),

  login: openProcedure("auth.login")
    .input(z.strictObject({ email: emailSchema, password: passwordSchema }))
    .output(loggedIn)
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
    .output(loggedOut)
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
    .output(me)
    .query(({ ctx }) => describeMe(autocommit(ctx.deps.pool), ctx.actor)),

  /** Ends every other session; this one goes on under a new token. */
  changePassword: procedure("auth.changePassword")
    .input(z.strictObject({ currentPassword: passwordSchema, newPassword: newPasswordSchema }))
    .output(passwordChanged)
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
    .output(sessionList)
    .query(async ({ ctx }) => {
      const { person, sessionId } = sessionIn(ctx.actor);
      const at = { userId: person.userId, current: sessionId };
      return { items: await listSessions(autocommit(ctx.deps.pool), at) };
    }),

  revokeSession: procedure("auth.revokeSession")
    .input(byId)
    .output(sessionRevoked)
    .mutation(async ({ ctx, input }) => {
      const { userId } = personIn(ctx.actor);
      await ctx.write(async (tx, note) => {
        note.targetId = input.id;
        note.before = (await endSession(tx, { userId, id: input.id })).before;
      });
      return { id: input.id, revoked: true as const };
    }),
};
