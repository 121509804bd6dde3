import { outlast, type Repeated, repeatedly, transaction } from "@leadgen/db";
import type pg from "pg";
import { DEADLINE_MS } from "../channels/post-json.ts";
import { type Smtp, sendMail } from "../channels/smtp.ts";
import { pauseAfter } from "../pause-after.ts";
import { type MailTry, settleMail, takeMail } from "./outbox.ts";
import type { Letter } from "./personal-mail.ts";
import type { Seal } from "./seal.ts";

export interface MailerOptions {
  readonly pool: pg.Pool;
  readonly smtp: Smtp;
  readonly seal: Seal;
  /** Pause after the first try that fails, in milliseconds; it doubles. */
  readonly retryMs: number;
  /** Ends a try under way at once, and the wait for a database that is away. */
  readonly cutOff: AbortSignal;
  readonly onSent: (mail: { readonly purpose: string }) => void;
  /** Not taken by the mail server; it is tried again. */
  readonly onFailed: (mail: { readonly purpose: string; readonly error: Error }) => void;
  /** Given up: it was of no use any more, or was sealed with another secret. */
  readonly onDropped: (mail: { readonly purpose: string; readonly why: "late" | "sealed" }) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** How often it looks for what is due, in milliseconds. A person waits for it. */
const LOOK_MS = 1_000;
/** After the deadline of a try its end still has to be recorded. */
const LEASE_MS = 2 * DEADLINE_MS;
const LONGEST_PAUSE_MS = 60_000;

/** Hands in the mails of the outbox, one after the other: each at least once, and once unless its sender died. */
export function startMailer(options: MailerOptions): Repeated {
  const { onTrouble } = options;
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

/** @returns whether there was something to send. */
async function sendNext(options: MailerOptions): Promise<boolean> {
  const { pool, cutOff, onTrouble } = options;
  const taken = await transaction(pool, (tx) => takeMail(tx, LEASE_MS));
  if (taken === undefined) return false;
  const pauseMs = await tryOnce(options, taken);
  // What was handed in must not be again because the database was away for a moment.
  await outlast(() => transaction(pool, (tx) => settleMail(tx, taken, pauseMs)), {
    until: cutOff,
    onTrouble,
  });
  return true;
}

/** @returns for how long to wait before the next try; null: there is none. */
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
