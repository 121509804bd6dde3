import type { Tx } from "@leadgen/db";
import type { AccountsTx } from "./accounts.ts";
import { LINK_MINUTES } from "./link-minutes.ts";
import { hashOf, randomPart } from "./one-time-secret.ts";

/** SQL: the account whose password may be set; the parameter is its e-mail address. */
const ACCOUNT = `
  SELECT it.id FROM "user" AS it JOIN account ON account.user_id = it.id AND account.provider_id = 'credential'
  WHERE it.email = $1 AND it.disabled_at IS NULL`;

/**
 * Stores the hash of a new link's secret; the previous link stops working. The same statements run whether the account exists or
 * not. @returns the secret; null: there is no such account.
 */
export async function makeReset(tx: Tx, email: string): Promise<{ userId: string; secret: string } | null> {
  const random = randomPart();
  await tx.query(
    `DELETE FROM verification WHERE identifier IN (SELECT 'reset:' || id FROM (${ACCOUNT}) AS found)`,
    [email],
  );
  const [made] = await tx.query<{ userId: string }>(
    `INSERT INTO verification (identifier, value, expires_at)
     SELECT 'reset:' || id, $2, now() + make_interval(mins => $3) FROM (${ACCOUNT} FOR UPDATE OF it) AS found
     RETURNING substr(identifier, 7) AS "userId"`,
    [email, hashOf(random).toString("hex"), LINK_MINUTES],
  );
  return made === undefined ? null : { userId: made.userId, secret: `${made.userId}.${random}` };
}

/**
 * Uses up a link's secret and sets the password; every session of the account ends. API tokens stay.
 * @returns the user's id; null: the link is wrong, expired or used.
 */
export async function takeReset(
  { tx, hash }: AccountsTx,
  { secret, newPassword }: { readonly secret: string; readonly newPassword: string },
): Promise<string | null> {
  const [userId = "", random = ""] = secret.split(".");
  // A concurrent use of the same link waits here and finds nothing.
  const taken = await tx.query(
    `DELETE FROM verification
     WHERE identifier = 'reset:' || $1 AND value = $2 AND expires_at > now()
       AND EXISTS (SELECT FROM "user" WHERE id = $1::uuid AND disabled_at IS NULL)
     RETURNING 1`,
    [userId, hashOf(random).toString("hex")],
  );
  if (taken.length === 0) return null;
  await tx.query(
    "UPDATE account SET password = $2, updated_at = now() WHERE user_id = $1::uuid AND provider_id = 'credential'",
    [userId, await hash(newPassword)],
  );
  await tx.query("DELETE FROM session WHERE user_id = $1::uuid", [userId]);
  return userId;
}
