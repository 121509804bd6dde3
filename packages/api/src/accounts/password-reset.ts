import type { Tx } from "@leadgen/db";
import type { AccountsTx } from "./accounts.ts";
import { LINK_MINUTES } from "./link-minutes.ts";
import { hashOf, randomPart } from "./one-time-secret.ts";

/** SQL: the account that may have its password set; the parameter is its e-mail address. */
const ACCOUNT = `
  SELECT it.id FROM "user" AS it JOIN account ON account.user_id = it.id AND account.provider_id = 'credential'
  WHERE it.email = $1 AND it.disabled_at IS NULL`;

/**
 * Keeps the hash of a new link's secret; the link before it works no more. The same statements run whether there is such an account
 * or not. @returns the secret, or null: nobody is to get one.
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
 * Takes a link's secret and sets the password; every session of the account ends. API tokens stay.
 * @returns whose it is; null: the link is wrong, old, used, or none of these.
 */
export async function takeReset(
  { tx, hash }: AccountsTx,
  { secret, newPassword }: { readonly secret: string; readonly newPassword: string },
): Promise<string | null> {
  const [userId = "", random = ""] = secret.split(".");
  // Whoever comes second with the same link waits here and finds nothing.
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
