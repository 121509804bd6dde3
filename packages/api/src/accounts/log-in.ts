import type { Tx } from "@leadgen/db";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import type { AuditNote } from "../trail/audited.ts";
import type { AccountsTx } from "./accounts.ts";
import { authSecret } from "./auth-secret.ts";
import { addressBucket } from "./client-address.ts";
import { personOfSession } from "./find-person.ts";
import { signSession } from "./session-token.ts";
import { timeByDatabase } from "./sessions.ts";
import type { Attempt } from "./take-attempt.ts";

export interface LoggedIn {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly operator: boolean;
  };
  /** For `Authorization: Bearer …`. A secret. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** What is counted before a password is looked at. The address comes first: used up, it does not spend the account's. */
export function loginAttempt(deps: ApiDeps, email: string, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `login:address:${addressBucket(address)}`, limit: limits.loginsPerAddress },
      { bucket: `login:account:${email}`, limit: limits.loginsPerAccount },
    ],
    message: "Too many failed log-ins.",
  };
}

/** The same for the installation's token on the sign-in page, which is one account more. */
export function tokenAttempt(deps: ApiDeps, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `login:address:${addressBucket(address)}`, limit: limits.loginsPerAddress },
      { bucket: "login:token", limit: limits.loginsPerAccount },
    ],
    message: "Too many wrong tokens.",
  };
}

/** The same for sign-ups, which are counted whether they succeed or not. */
export function signupAttempt(deps: ApiDeps, email: string, address: string | null): Attempt {
  const limits = limitsOf(deps);
  return {
    buckets: [
      { bucket: `signup:address:${addressBucket(address)}`, limit: limits.signupsPerAddress },
      { bucket: `signup:account:${email}`, limit: limits.signupsPerAccount },
    ],
    message: "Too many sign-ups.",
  };
}

export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Makes an account and its first session. @throws ApiError WRONG_STATE if the address is taken. */
export async function signUp(
  accounts: AccountsTx,
  input: SignUp,
  end: { readonly deps: ApiDeps; readonly note: AuditNote },
): Promise<LoggedIn> {
  const { token } = await accounts.auth.signUpEmail({ body: { ...input }, headers: accounts.headers() });
  const loggedIn = await sessionOf(accounts.tx, token, end);
  end.note.targetId = loggedIn.user.id;
  return loggedIn;
}

/** Checks a password and begins a session, always a new one. @throws ApiError UNAUTHENTICATED, whatever was wrong. */
export async function logIn(
  accounts: AccountsTx,
  input: Omit<SignUp, "name">,
  end: { readonly deps: ApiDeps; readonly note: AuditNote },
): Promise<LoggedIn> {
  const { token } = await accounts.auth.signInEmail({ body: { ...input }, headers: accounts.headers() });
  return sessionOf(accounts.tx, token, end);
}

/** The answer for a session that was just begun, and its person for the audit. */
async function sessionOf(
  tx: Tx,
  token: string | null,
  { deps, note }: { readonly deps: ApiDeps; readonly note: AuditNote },
): Promise<LoggedIn> {
  const expiresAt = token === null ? null : await timeByDatabase(tx, token);
  const person = token === null ? null : await personOfSession(tx, token);
  // A disabled account's session is nobody's; the transaction takes it back.
  if (token === null || expiresAt === null || person === null || person.via.kind !== "session") {
    throw new ApiError("UNAUTHENTICATED", "The e-mail address or the password is wrong.");
  }
  note.actor = person;
  note.targetId = person.via.sessionId;
  const { userId: id, name, email, operator } = person;
  return {
    user: { id, name, email, operator },
    token: signSession(authSecret(deps), token),
    expiresAt,
  };
}
