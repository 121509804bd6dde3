import { randomUUID } from "node:crypto";
import { type Smtp, sendMail } from "./channels/smtp.ts";

/** A mail to one person. */
export interface PersonalMail {
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface MailerOptions {
  readonly smtp: Smtp;
  /** Pause after the first try that fails, in milliseconds; it doubles. */
  readonly retryMs: number;
  readonly onSent: (mail: { readonly purpose: string }) => void;
  /** Not taken by the mail server; it is tried again, unless `last`. */
  readonly onFailed: (mail: {
    readonly purpose: string;
    readonly last: boolean;
    readonly error: Error;
  }) => void;
}

const TRIES = 4;

/**
 * Sends mails that a person waits for, in the background. They are kept in memory only: who gets none asks again, and a link in a
 * table would be a secret at rest. @returns takes a mail, and answers before anything is sent.
 */
export function startMailer({ smtp, retryMs, ...told }: MailerOptions): (mail: PersonalMail) => void {
  const domain = smtp.from.replace(/^.*@/, "").replace(/>$/, "");
  const attempt = async (mail: PersonalMail, messageId: string, number: number): Promise<void> => {
    const { purpose, to, subject, text } = mail;
    try {
      await sendMail(smtp, { to: [to], subject, text, messageId });
      told.onSent({ purpose });
    } catch (error) {
      const last = number === TRIES;
      told.onFailed({ purpose, last, error: error as Error });
      if (last) return;
      setTimeout(() => void attempt(mail, messageId, number + 1), retryMs * 2 ** (number - 1)).unref();
    }
  };
  return (mail) => void attempt(mail, `<${randomUUID()}@${domain}>`, 1);
}
