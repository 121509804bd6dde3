import { z } from "zod";
import { newPasswordSchema } from "../accounts/account-input.ts";
import { ONE_TIME_SECRET } from "../accounts/one-time-secret.ts";
import { takeReset } from "../accounts/password-reset.ts";
import { openProcedure } from "../procedure/procedure.ts";

/** By the link that was mailed. Begins no session: who has the new password logs in. */
export const resetPassword = openProcedure({
  role: "anyone",
  scope: "login",
  target: "user",
  rest: "POST /auth/password/reset",
  area: "Accounts",
  summary: "Set a new password by the link that was mailed",
  description: "Ends all sessions of the account. API tokens stay, and are revoked one by one.",
  example: {
    secret: `0198c0de-0000-7000-8000-000000000006.${"A".repeat(43)}`,
    newPassword: "another horse battery",
  },
  refusals: ["WRONG_STATE"],
})
  .input(
    z.strictObject({
      secret: z.string().regex(ONE_TIME_SECRET, "must be what the link has behind its #"),
      newPassword: newPasswordSchema,
    }),
  )
  .output(z.object({ changed: z.literal(true) }))
  .mutation(async ({ ctx, input }) => {
    await ctx.writeAccounts(async (accounts, note) => {
      // Whoever has the link: the account is the target.
      note.actor = { kind: "installation", name: "link for a new password" };
      note.targetId = await takeReset(accounts, input);
      note.after = { password: "changed", sessions: "ended" };
    });
    return { changed: true as const };
  });
