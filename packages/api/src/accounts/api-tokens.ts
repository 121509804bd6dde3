import type { Tx } from "@leadgen/db";
import type { TokenScope } from "../access/actor.ts";
import { ApiError } from "../errors/api-error.ts";
import { makeToken } from "./api-token.ts";

export interface TokenItem {
  readonly id: string;
  readonly name: string;
  /** How it begins, to tell it from others: `ldg_<prefix>_…`. */
  readonly prefix: string;
  readonly scopes: TokenScope[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** To the minute; null: never. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const COLUMNS = `
  id, name, prefix, scopes::text[] AS scopes, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;

/** A person's API tokens, the newest first, those that no longer work included. */
export const listTokens = (tx: Tx, userId: string): Promise<TokenItem[]> =>
  tx.query<TokenItem>(
    `SELECT ${COLUMNS} FROM api_token WHERE user_id = $1 ORDER BY api_token.id DESC LIMIT 200`,
    [userId],
  );

export interface NewApiToken {
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresInDays: number;
}

/** Makes an API token. The answer is the only place where the token itself ever shows. */
export async function createToken(tx: Tx, input: NewApiToken): Promise<TokenItem & { token: string }> {
  const { token, prefix, hash } = makeToken();
  const [item] = await tx.query<TokenItem>(
    `INSERT INTO api_token (user_id, name, prefix, hash, scopes, expires_at)
     VALUES ($1, $2, $3, $4, $5::text[]::token_scope[], now() + make_interval(days => $6::int))
     RETURNING ${COLUMNS}`,
    [input.userId, input.name, prefix, hash, [...new Set(input.scopes)], input.expiresInDays],
  );
  if (item === undefined) throw new Error("api-e9: an insert without a row");
  return { ...item, token };
}

/** Revokes one of a person's API tokens. Doing it twice changes nothing. @throws ApiError NOT_FOUND. */
export async function revokeToken(
  tx: Tx,
  at: { readonly userId: string; readonly id: string },
): Promise<TokenItem> {
  const [item] = await tx.query<TokenItem>(
    `UPDATE api_token SET revoked_at = coalesce(revoked_at, now()) WHERE id = $2 AND user_id = $1 RETURNING ${COLUMNS}`,
    [at.userId, at.id],
  );
  if (item === undefined) throw new ApiError("NOT_FOUND", `There is no token ${at.id}.`);
  return item;
}
