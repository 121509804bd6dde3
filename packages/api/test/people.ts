import { randomBytes } from "node:crypto";
import type { MemberRole, Person, TokenScope } from "../src/access/actor.ts";
import { makeToken } from "../src/accounts/api-token.ts";
import { personOfSession } from "../src/accounts/find-person.ts";
import { signSession } from "../src/accounts/session-token.ts";
import { SECRET, type World } from "./world.ts";

let count = 0;

export interface Somebody {
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
  /** Of the session, signed. */
  readonly token: string;
}

/** A user with a session, without a password: hashing one takes longer than most tests. */
export async function somebody(w: World, is: { operator?: boolean } = {}): Promise<Somebody> {
  const email = `person${++count}@example.com`;
  const [user] = await w.rows<{ id: string }>(
    `INSERT INTO "user" (name, email, operator) VALUES ($1, $2, $3) RETURNING id`,
    [`Person ${count}`, email, is.operator ?? false],
  );
  const userId = user?.id ?? "";
  return { userId, email, ...(await session(w, userId)) };
}

/** One more session of a user. */
export async function session(w: World, userId: string, expires = "1 hour") {
  const token = randomBytes(16).toString("hex");
  const [row] = await w.rows<{ id: string }>(
    "INSERT INTO session (user_id, token, expires_at) VALUES ($1, $2, now() + $3::interval) RETURNING id",
    [userId, token, expires],
  );
  return { sessionId: row?.id ?? "", token: signSession(SECRET, token) };
}

/** Makes a user a member. @returns the membership's id. */
export async function join(
  w: World,
  at: { organizationId: string; userId: string; role?: MemberRole },
): Promise<string> {
  const [row] = await w.rows<{ id: string }>(
    "INSERT INTO member (organization_id, user_id, role) VALUES ($1, $2, $3) RETURNING id",
    [at.organizationId, at.userId, at.role ?? "member"],
  );
  return row?.id ?? "";
}

/** An API token of a user. */
export async function apiToken(
  w: World,
  of: { userId: string; scopes: readonly TokenScope[]; expires?: string },
): Promise<{ id: string; token: string }> {
  const { token, prefix, hash } = makeToken();
  const [row] = await w.rows<{ id: string }>(
    `INSERT INTO api_token (user_id, name, prefix, hash, scopes, expires_at)
     VALUES ($1, 'test', $2, $3, $4::text[]::token_scope[], now() + $5::interval) RETURNING id`,
    [of.userId, prefix, hash, of.scopes, of.expires ?? "1 day"],
  );
  return { id: row?.id ?? "", token };
}

/** The person as the API sees them now. */
export async function personOf(w: World, who: Somebody): Promise<Person> {
  const person = await w.tx((tx) => personOfSession(tx, who.token.split(".")[0] ?? ""));
  if (person === null) throw new Error("nobody");
  return person;
}
