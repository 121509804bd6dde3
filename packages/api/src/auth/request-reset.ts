import { z } from "zod";
import { emailSchema } from "../accounts/account-input.ts";
import { resetAttempt } from "../accounts/attempts.ts";
import { resetMail } from "../accounts/mails.ts";
import { passwordLink } from "../accounts/password-link.ts";
import { makeReset } from "../accounts/password-reset.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import { ApiError } from "../errors/api-error.ts";
import { openProcedure } from "../procedure/procedure.ts";

/** The answer is the same whether the account exists or not. */
export const requestReset = openProcedure({
  role: "anyone",
  scope: "login",
  target: "user",
  rest: "POST /auth/password/reset-link",
  area: "Accounts",
  summary: "Ask for a link to set a new password",
  description:
    "If the account exists, it gets a mail with a link that works once, within 30 minutes. The answer is the same if it does not exist. Refused if the installation sends no mail.",
  refusals: ["PRECONDITION_FAILED"],
})
  .input(z.strictObject({ email: emailSchema }))
  .output(z.object({ asked: z.literal(true) }))
  .mutation(async ({ ctx, input: { email } }) => {
    const { deps, from } = ctx;
    const { mail, publicUrl } = deps;
    if (mail === undefined || publicUrl === undefined) throw noMail();
    await takeAttempt(deps.pool, resetAttempt(deps, email, from.address));
    await ctx.write(async (tx, note) => {
      // The caller is unknown; the audit event has the network address.
      note.actor = { kind: "installation", name: "anybody" };
      const reset = await makeReset(tx, email);
      if (reset !== null) note.targetId = reset.userId;
      note.after = null;
      note.before = null;
      const link = passwordLink(publicUrl, reset?.secret ?? "");
      await mail(tx, reset === null ? null : resetMail({ to: email, link }));
    });
    return { asked: true as const };
  });

const noMail = (): ApiError =>
  new ApiError(
    "PRECONDITION_FAILED",
    "This installation sends no mail, so it has no links for new passwords. Ask its operator (SMTP_URL, MAIL_FROM and PUBLIC_URL set it up).",
  );
