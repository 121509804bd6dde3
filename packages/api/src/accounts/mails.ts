import type { OutgoingMail } from "../deps/api-deps.ts";
import { RESET_MINUTES } from "./password-reset.ts";

interface Link {
  readonly to: string;
  /** Address of the page, with the secret. */
  readonly link: string;
}

export const resetMail = ({ to, link }: Link): OutgoingMail => ({
  purpose: "PASSWORD_RESET",
  to,
  subject: "A new password for leadgen",
  text: [
    "Somebody, probably you, asked for a new password for your account.",
    `Set it within ${RESET_MINUTES} minutes; the link works once:`,
    link,
    "If it was not you, do nothing: your password stays as it is.",
  ].join("\n\n"),
});

export const invitationMail = ({
  to,
  link,
  organization,
  inviter,
}: Link & { readonly organization: string; readonly inviter: string }): OutgoingMail => ({
  purpose: "INVITATION",
  to,
  // Names are other people's words: none of them stands where a mailbox shows the sender's.
  subject: "You are invited to leadgen",
  text: [
    `${inviter} invites you into the organization "${organization}".`,
    "The link works once, for a week, and for an account with this e-mail address:",
    link,
    "If you do not know what this is about, do nothing.",
  ].join("\n\n"),
});
