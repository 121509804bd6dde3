import type { OutgoingMail } from "../deps/api-deps.ts";
import { INVITATION_SECONDS } from "./create-auth.ts";
import { LINK_MINUTES } from "./link-minutes.ts";

const LINK_SECONDS = LINK_MINUTES * 60;

interface Link {
  readonly to: string;
  /** URL of the page, with the secret. */
  readonly link: string;
}

export const resetMail = ({ to, link }: Link): OutgoingMail => ({
  purpose: "PASSWORD_RESET",
  to,
  usefulSeconds: LINK_SECONDS,
  subject: "A new password for leadgen",
  text: [
    "Somebody, probably you, asked for a new password for your account.",
    `Set it within ${LINK_MINUTES} minutes; the link works once:`,
    link,
    "If it was not you, do nothing: your password stays as it is.",
  ].join("\n\n"),
});

/** Other people's words, from which a mail program makes no link: in our mail, it would pass for ours. */
const unlinked = (words: string): string => words.replaceAll(/[.:/@](?=\S)/g, "$& ");

export const invitationMail = ({
  to,
  link,
  organization,
  inviter,
}: Link & { readonly organization: string; readonly inviter: string }): OutgoingMail => ({
  purpose: "INVITATION",
  to,
  usefulSeconds: INVITATION_SECONDS,
  // Names are other people's words, so the subject has none: a mailbox shows it as the sender's.
  subject: "You are invited to leadgen",
  text: [
    `${unlinked(inviter)} invites you into the organization "${unlinked(organization)}".`,
    "The link works once, for a week, and for an account with this e-mail address:",
    link,
    "If you do not know what this is about, do nothing.",
  ].join("\n\n"),
});

export const signUpMail = ({ to, link }: Link): OutgoingMail => ({
  purpose: "SIGN_UP",
  to,
  usefulSeconds: LINK_SECONDS,
  subject: "Your account for leadgen",
  text: [
    "Somebody, probably you, signed up for leadgen with this address.",
    `Choose your password within ${LINK_MINUTES} minutes, and the account is yours; the link works once:`,
    link,
    "If it was not you, do nothing: no account is made.",
  ].join("\n\n"),
});

/** Sent if the account exists: only the owner of the address learns that somebody tried. */
export const alreadySignedUpMail = (to: string, publicUrl: string): OutgoingMail => ({
  purpose: "SIGN_UP",
  to,
  usefulSeconds: LINK_SECONDS,
  subject: "Your account for leadgen",
  text: [
    "Somebody, probably you, tried to sign up for leadgen with this address. It has an account already. Log in:",
    `${publicUrl}/sign-in`,
    "If you do not know the password any more, ask for a link to set a new one:",
    `${publicUrl}/forgot-password`,
    "If it was not you, do nothing: your account stays as it is, and the person who tried did not learn that it exists.",
  ].join("\n\n"),
});
