/** SQL: the columns of `ApiToken`, from api_token. */
export const TOKEN_COLUMNS = `
  id, name, prefix, scopes::text[] AS scopes, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;
