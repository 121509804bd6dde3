import { z } from "zod";
import { newPasswordSchema } from "../accounts/account-input.ts";
import { ONE_TIME_SECRET } from "../accounts/one-time-secret.ts";
import { takeReset } from "../accounts/password-reset.ts";
import { takeSignUp } from "../accounts/sign-up-link.ts";
import { ApiError } from "../errors/api-error.ts";
import { openProcedure } from "../procedure/procedure.ts";

/**
 * Uses a mailed link to reset a password, or of a sign-up, which then creates the account. Begins no session: the person logs in
 * with the new password. WRONG_STATE for a link that is wrong, expired or used.
 */
export const resetPassword = openProcedure({
  role: "anyone",
  scope: "login",
  target: "user",
  rest: "POST /auth/password/reset",
  area: "Accounts",
  summary: "Set a new password with a mailed link",
  description:
    "Ends all sessions of the account. API tokens stay; they are revoked one by one. The link of a sign-up creates the account.",
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
      // The person is unknown, only that they have the link; the account is the target.
      note.actor = { kind: "installation", name: "link for a new password" };
      const made = await takeSignUp(accounts, input);
      const whose = made ?? (await takeReset(accounts, input));
      if (whose === null)
        throw new ApiError(
          "WRONG_STATE",
          "This link is wrong, was used, or is too old. Ask for another one.",
        );
      note.targetId = whose;
      if (made === null) note.after = { password: "changed", sessions: "ended" };
    });
    return { changed: true as const };
  });
