import { randomUUID } from "node:crypto";
import type { Tx } from "@leadgen/db";
import type { Letter, PersonalMail } from "./personal-mail.ts";
import type { Seal } from "./seal.ts";

const NO_MAIL: PersonalMail = { purpose: "NONE", to: "", subject: "", text: "", usefulSeconds: 0 };

/**
 * Queues a mail in the transaction of the change that it reports. For null the same statement runs and writes nothing, so that the
 * time does not reveal whether there is a recipient.
 */
export async function writeMail(tx: Tx, seal: Seal, mail: PersonalMail | null): Promise<void> {
  const { purpose, to, subject, text, usefulSeconds } = mail ?? NO_MAIL;
  const id = randomUUID();
  const letter: Letter = { to, subject, text };
  const sealed = seal.close(JSON.stringify(letter), id);
  await tx.query(WRITE, [id, purpose, sealed, usefulSeconds, mail !== null]);
}

const WRITE = `
  INSERT INTO mail (id, purpose, sealed, expires_at)
  SELECT $1::text::uuid, $2, $3, clock_timestamp() + $4::float8 * interval '1 s' WHERE $5::boolean`;

/** One attempt to send one mail. */
export interface MailTry {
  readonly id: string;
  readonly purpose: string;
  readonly sealed: Uint8Array;
  readonly number: number;
  /** Whether the mail is no longer useful. */
  readonly late: boolean;
}

/** Takes the oldest mail that is due. No other sender gets it until it is settled or the lease expires. */
export async function takeMail(tx: Tx, leaseMs: number): Promise<MailTry | undefined> {
  const [taken] = await tx.query<MailTry>(TAKE, [leaseMs]);
  return taken;
}

const TAKE = `
  UPDATE mail SET tries = tries + 1, next_try_at = clock_timestamp() + $1::float8 * interval '1 ms'
  WHERE id = (SELECT id FROM mail WHERE next_try_at <= clock_timestamp()
              ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, purpose, sealed, tries AS number, expires_at <= clock_timestamp() AS late`;

/** Deletes the mail, or postpones it if a pause is given. Changes nothing if another sender has taken it since. */
export async function settleMail(tx: Tx, { id, number }: MailTry, pauseMs: number | null): Promise<void> {
  if (pauseMs === null) await tx.query(DELETE, [id, number]);
  else await tx.query(PUT_OFF, [id, number, pauseMs]);
}

const DELETE = "DELETE FROM mail WHERE id = $1::text::uuid AND tries = $2::int";

const PUT_OFF = `
  UPDATE mail SET next_try_at = clock_timestamp() + $3::float8 * interval '1 ms'
  WHERE id = $1::text::uuid AND tries = $2::int`;
