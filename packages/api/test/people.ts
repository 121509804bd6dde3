import { type ApiSystem, AUTH_SECRET } from "@leadgen/testkit";
import { makeApiToken, makeMember, makeSession, makeUser } from "@leadgen/testkit/make";
import type { MemberRole, Person, TokenScope } from "../src/access/actor.ts";
import { makeToken } from "../src/accounts/api-token.ts";
import { personsOfSessions } from "../src/accounts/find-person.ts";
import { signSession } from "../src/accounts/session-token.ts";

export interface Somebody {
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
  /** The signed token of the session. */
  readonly token: string;
}

/** A user with a session, without a password: hashing one takes longer than most tests. */
export async function somebody(w: ApiSystem, is: { operator?: boolean } = {}): Promise<Somebody> {
  const { id: userId, email } = await makeUser(w.db, is);
  return { userId, email, ...(await session(w, userId)) };
}

/** Another session of a user. */
export async function session(w: ApiSystem, userId: string, expiresAt?: Date) {
  const { id, token } = await makeSession(w.db, { userId, ...(expiresAt && { expiresAt }) });
  return { sessionId: id, token: signSession(AUTH_SECRET, token) };
}

/** Makes a user a member. @returns the membership's id. */
export async function join(
  w: ApiSystem,
  at: { organizationId: string; userId: string; role?: MemberRole },
): Promise<string> {
  return (await makeMember(w.db, at)).id;
}

/** An API token of a user. */
export async function apiToken(
  w: ApiSystem,
  of: { userId: string; scopes: readonly TokenScope[]; expiresAt?: Date },
): Promise<{ id: string; token: string }> {
  const { token, prefix, hash } = makeToken();
  const { id } = await makeApiToken(w.db, { ...of, scopes: [...of.scopes], prefix, hash });
  return { id, token };
}

/** The person as the API currently sees them. */
export async function personOf(w: ApiSystem, who: Somebody): Promise<Person> {
  const [secret = ""] = who.token.split(".");
  const person = (await w.tx((tx) => personsOfSessions(tx, [secret]))).get(secret);
  if (person === undefined) throw new Error("nobody");
  return person;
}
