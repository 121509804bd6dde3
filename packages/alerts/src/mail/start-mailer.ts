import { outlast, type Repeated, repeatedly, transaction } from "@leadgen/db";
import type pg from "pg";
import { DEADLINE_MS } from "../channels/post-json.ts";
import { loadNodemailer, type Smtp, sendMail } from "../channels/smtp.ts";
import { pauseAfter } from "../pause-after.ts";
import { type MailTry, settleMail, takeMail } from "./outbox.ts";
import type { Letter } from "./personal-mail.ts";
import type { Seal } from "./seal.ts";

export interface MailerOptions {
  readonly pool: pg.Pool;
  readonly smtp: Smtp;
  readonly seal: Seal;
  /** Pause after the first failed attempt, in milliseconds; it doubles each time. */
  readonly retryMs: number;
  /** Aborts the current attempt, and the wait for an unreachable database. */
  readonly cutOff: AbortSignal;
  readonly onSent: (mail: { readonly purpose: string }) => void;
  /** The mail server did not accept it; it will be tried again. */
  readonly onFailed: (mail: { readonly purpose: string; readonly error: Error }) => void;
  /** Given up: it was no longer useful, or was sealed with another secret. */
  readonly onDropped: (mail: { readonly purpose: string; readonly why: "late" | "sealed" }) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Milliseconds between two look-ups of due mails. A person waits for the mail. */
const LOOK_MS = 1_000;
/** Longer than an attempt's deadline, since its result must be recorded afterwards. */
const LEASE_MS = 2 * DEADLINE_MS;
const LONGEST_PAUSE_MS = 60_000;

/** Sends the queued mails one after the other: each at least once, and exactly once unless its sender died. */
export function startMailer(options: MailerOptions): Repeated {
  const { onTrouble } = options;
  loadNodemailer().catch(onTrouble);
  let stopped = false;
  const work = async () => {
    while (!stopped && (await sendNext(options)));
  };
  const loop = repeatedly(work, { everyMs: LOOK_MS, onTrouble });
  return {
    async stop() {
      stopped = true;
      await loop.stop();
    },
  };
}

/** @returns whether there was a mail to send. */
async function sendNext(options: MailerOptions): Promise<boolean> {
  const { pool, cutOff, onTrouble } = options;
  const taken = await transaction(pool, (tx) => takeMail(tx, LEASE_MS));
  if (taken === undefined) return false;
  const pauseMs = await tryOnce(options, taken);
  // Otherwise a mail that was sent would be sent again after a short outage of the database.
  await outlast(() => transaction(pool, (tx) => settleMail(tx, taken, pauseMs)), {
    until: cutOff,
    onTrouble,
  });
  return true;
}

/** @returns milliseconds until the next attempt; null: there is none. */
async function tryOnce(options: MailerOptions, { id, purpose, sealed, number, late }: MailTry) {
  const { smtp, seal, retryMs, cutOff, onSent, onFailed, onDropped } = options;
  const text = seal.open(sealed, id);
  if (late || text === null) {
    onDropped({ purpose, why: late ? "late" : "sealed" });
    return null;
  }
  const letter = JSON.parse(text) as Letter;
  try {
    await sendMail(smtp, { ...letter, id, to: [letter.to] }, { cutOff });
    onSent({ purpose });
    return null;
  } catch (error) {
    onFailed({ purpose, error: error as Error });
    return pauseAfter(number, { firstMs: retryMs, longestMs: LONGEST_PAUSE_MS });
  }
}
