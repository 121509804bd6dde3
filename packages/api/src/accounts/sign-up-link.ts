import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";
import type { AccountsTx } from "./accounts.ts";
import { LINK_MINUTES } from "./link-minutes.ts";
import { hashOf, randomPart } from "./one-time-secret.ts";

interface Stranger {
  readonly name: string;
  readonly email: string;
}

/** Result of a sign-up by mail: the secret of a new link, or that the account exists, disabled (`shutOut`) or not. */
export type SignUp =
  | { readonly is: "FRESH"; readonly secret: string }
  | { readonly is: "KNOWN"; readonly shutOut: boolean };

/**
 * Stores name, address and the hash of a new link's secret until the link is used; the account does not exist before. The previous
 * link stops working. The same statements run whether the account exists or not.
 */
export async function makeSignUp(tx: Tx, { name, email }: Stranger): Promise<SignUp> {
  const random = randomPart();
  await tx.query(FORGET, [email]);
  const [made] = await tx.query<{ id: string | null; shutOut: boolean | null }>(MAKE, [
    email,
    `${hashOf(random).toString("hex")} ${name}`,
    LINK_MINUTES,
  ]);
  return made?.id == null
    ? { is: "KNOWN", shutOut: made?.shutOut === true }
    : { is: "FRESH", secret: `${made.id}.${random}` };
}

// Expired sign-ups of other people are deleted as well.
const FORGET = `
  DELETE FROM verification
  WHERE identifier = 'signup:' || $1 OR (identifier LIKE 'signup:%' AND expires_at <= now())`;

const MAKE = `
  WITH known AS (SELECT disabled_at IS NOT NULL AS shut_out FROM "user" WHERE email = $1),
       made AS (
         INSERT INTO verification (identifier, value, expires_at)
         SELECT 'signup:' || $1, $2, now() + make_interval(mins => $3) WHERE NOT EXISTS (SELECT FROM known)
         RETURNING id)
  SELECT (SELECT id FROM made) AS id, (SELECT shut_out FROM known) AS "shutOut"`;

/**
 * Uses up a link's secret and creates the account. The password is chosen with the link in hand, so nobody can prepare an account
 * for another person's address.
 * @returns the user's id; null: the link is wrong, expired or used. @throws ApiError WRONG_STATE if the account exists by now.
 */
export async function takeSignUp(
  { tx, hash }: AccountsTx,
  { secret, newPassword }: { readonly secret: string; readonly newPassword: string },
): Promise<string | null> {
  const [id = "", random = ""] = secret.split(".");
  const [taken] = await tx.query<Stranger>(TAKE, [id, hashOf(random).toString("hex")]);
  if (taken === undefined) return null;
  const [made] = await tx.query<{ id: string }>(MAKE_USER, [taken.name, taken.email]);
  if (made === undefined)
    throw new ApiError("WRONG_STATE", "There is an account with this address by now. Log in.");
  await tx.query(SET_PASSWORD, [made.id, await hash(newPassword)]);
  return made.id;
}

const TAKE = `
  DELETE FROM verification
  WHERE id = $1::uuid AND identifier LIKE 'signup:%' AND split_part(value, ' ', 1) = $2 AND expires_at > now()
  RETURNING substr(identifier, length('signup:') + 1) AS email, substr(value, strpos(value, ' ') + 1) AS name`;

const MAKE_USER = `
  INSERT INTO "user" (name, email, email_verified) VALUES ($1, $2, true) ON CONFLICT DO NOTHING RETURNING id`;

const SET_PASSWORD = `
  INSERT INTO account (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1, 'credential', $2)`;
