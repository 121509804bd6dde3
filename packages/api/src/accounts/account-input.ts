import { z } from "zod";
import { isCommon } from "./common-password.ts";
import { PASSWORD_LENGTH } from "./create-auth.ts";

/** Lower case, because addresses are compared in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(320, "must have at most 320 characters")
  .pipe(z.email("must be an e-mail address"));

/** A new password. Not trimmed: a space is a character like any other. */
export const newPasswordSchema = z
  .string()
  .min(PASSWORD_LENGTH.min, `must have at least ${PASSWORD_LENGTH.min} characters`)
  // Aborts, so that a very long password never reaches the comparison below: that would take minutes, and sign-up is public.
  .max(PASSWORD_LENGTH.max, {
    error: `must have at most ${PASSWORD_LENGTH.max} characters`,
    abort: true,
  })
  .refine(async (password) => !(await isCommon(password)), "is too common; choose another");

/** A password that is only compared. */
export const passwordSchema = z
  .string()
  .min(1, "must not be empty")
  .max(PASSWORD_LENGTH.max, `must have at most ${PASSWORD_LENGTH.max} characters`);
