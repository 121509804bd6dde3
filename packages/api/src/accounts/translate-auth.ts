import type { ErrorCode } from "@leadgen/core";
import { asDatabaseError } from "@leadgen/db/prisma";
import { isAPIError } from "better-auth/api";
import { ApiError } from "../errors/api-error.ts";
import { fieldError } from "../errors/field-error.ts";

/** better-auth's error codes that a person can act on, and our messages for them. */
const KNOWN: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ["UNAUTHENTICATED", "The e-mail address or the password is wrong."],
  USER_ALREADY_EXISTS: ["WRONG_STATE", "There is an account with this e-mail address already: log in."],
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: [
    "WRONG_STATE",
    "There is an account with this e-mail address already: log in.",
  ],
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: ["WRONG_STATE", "This person is a member already."],
  YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE: ["FORBIDDEN", "Only an owner makes owners."],
  YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER: ["FORBIDDEN", "Only an owner changes owners, or makes them."],
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: [
    "WRONG_STATE",
    "An organization keeps an owner, and only an owner removes one: make another member the owner first.",
  ],
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: [
    "WRONG_STATE",
    "An organization keeps an owner: make another member the owner first.",
  ],
  INVITATION_NOT_FOUND: ["NOT_FOUND", "There is no such invitation, or it is no longer open."],
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: [
    "FORBIDDEN",
    "The invitation is for another e-mail address: log in with that one, or ask for a new link.",
  ],
  INVITATION_LIMIT_REACHED: ["WRONG_STATE", "There are 100 open invitations: cancel some first."],
  ORGANIZATION_MEMBERSHIP_LIMIT_REACHED: ["WRONG_STATE", "The organization has as many members as it may."],
};

/** The same for errors of one field. */
const OF_A_FIELD: Readonly<Record<string, readonly [field: string, message: string]>> = {
  INVALID_EMAIL: ["email", "must be an e-mail address"],
  INVALID_PASSWORD: ["currentPassword", "is not your password"],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ["currentPassword", "is not your password"],
};

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: "WRONG_STATE",
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  422: "WRONG_STATE",
};

/** A refusal by better-auth as an ApiError, an error of the database as pg throws it; any other error as it is. */
export function translateAuth(error: unknown): unknown {
  // Of two simultaneous sign-ups with one address, the second fails at the unique index.
  if (isTaken(error)) return new ApiError(...KNOWN_TAKEN);
  if (!isAPIError(error)) return asDatabaseError(error);
  const known = KNOWN[error.body?.code ?? ""];
  if (known !== undefined) return new ApiError(...known);
  const ofField = OF_A_FIELD[error.body?.code ?? ""];
  if (ofField !== undefined) return fieldError(...ofField);
  const code = BY_STATUS[error.statusCode];
  return code === undefined ? error : new ApiError(code, error.body?.message ?? "This was refused.");
}

const KNOWN_TAKEN = [
  "WRONG_STATE",
  "There is one already: somebody else was quicker, or you asked twice. Look, then try again.",
] as const;

/** Prisma's unique violation. */
const isTaken = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === "P2002";
