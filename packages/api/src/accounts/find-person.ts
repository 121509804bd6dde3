import type { Tx } from "@leadgen/db";
import type { MemberRole, Person, TokenScope, Via } from "../access/actor.ts";
import { isTokenOf } from "./api-token.ts";

interface Row {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly operator: boolean;
  readonly memberships: Readonly<Record<string, MemberRole>> | null;
}

/** SQL: the columns of `Row`, from "user" AS it. */
const PERSON = `
  it.id AS "userId", it.name, it.email, it.operator,
  (SELECT jsonb_object_agg(organization_id, role) FROM member WHERE user_id = it.id) AS memberships`;

const personOf = (row: Row, via: Via): Person => ({
  kind: "person",
  userId: row.userId,
  name: row.name,
  email: row.email,
  operator: row.operator,
  memberships: new Map(Object.entries(row.memberships ?? {})),
  via,
});

/** The persons of these session tokens; none for a session that is revoked or expired, or of a disabled account. */
export async function personsOfSessions(tx: Tx, tokens: readonly string[]): Promise<Map<string, Person>> {
  const rows = await tx.query<Row & { token: string; sessionId: string }>(
    `SELECT session.token, session.id AS "sessionId", ${PERSON}
     FROM session JOIN "user" AS it ON it.id = session.user_id
     WHERE session.token = ANY($1) AND session.expires_at > now() AND it.disabled_at IS NULL`,
    [tokens],
  );
  return new Map(
    rows.map((row) => [row.token, personOf(row, { kind: "session", sessionId: row.sessionId })]),
  );
}

/** The person of an API token. Records its use, at most once a minute. */
export async function personOfToken(tx: Tx, text: string, prefix: string): Promise<Person | null> {
  const [row] = await tx.query<
    Row & { tokenId: string; hash: Uint8Array; scopes: TokenScope[]; stale: boolean }
  >(
    `SELECT token.id AS "tokenId", token.hash, token.scopes::text[] AS scopes,
            coalesce(token.last_used_at < now() - interval '1 minute', true) AS stale, ${PERSON}
     FROM api_token AS token JOIN "user" AS it ON it.id = token.user_id
     WHERE token.prefix = $1 AND token.revoked_at IS NULL AND token.expires_at > now() AND it.disabled_at IS NULL`,
    [prefix],
  );
  if (row === undefined || !isTokenOf(row.hash, text)) return null;
  if (row.stale) await tx.query("UPDATE api_token SET last_used_at = now() WHERE id = $1", [row.tokenId]);
  return personOf(row, { kind: "token", tokenId: row.tokenId, scopes: new Set(row.scopes) });
}
