import { isIP } from "node:net";
import { DEADLINE_MS } from "./post-json.ts";

/** The mail server, and the sender's address. The URL is a secret: it may contain a password. */
export interface Smtp {
  readonly url: string;
  readonly from: string;
}

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** The same for each attempt, so that a mailbox recognises a repetition. */
  readonly id: string;
}

/** What is wrong with an SMTP URL, as the end of a sentence that begins with the variable's name; undefined: nothing. */
export function smtpProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === "")
    return "must be an smtp:// or smtps:// URL, such as smtp://user:password@mail.example.com:587";
  return url.search === "" && url.pathname.length <= 1
    ? undefined
    : "must be an smtp:// or smtps:// URL without a path and parameters";
}

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || (isIP(host) === 4 && host.startsWith("127."));

/**
 * Loaded only by workers that send mail: nodemailer's 39 modules are a tenth of the computing of a worker's start. Loaded at the
 * start, so that a later change of node_modules does not break sending.
 */
export const loadNodemailer = () => import("nodemailer");

/**
 * Makes one attempt to give a mail to the mail server, in one connection. A password is sent only over an encrypted connection,
 * or to this machine.
 *
 * @throws Error that names the host and its numeric answer; the answer's text may repeat what we sent.
 */
export async function sendMail(
  smtp: Smtp,
  mail: Mail,
  { deadlineMs = DEADLINE_MS, cutOff }: { readonly deadlineMs?: number; readonly cutOff?: AbortSignal } = {},
): Promise<void> {
  const url = new URL(smtp.url);
  const secure = url.protocol === "smtps:";
  const { createTransport } = await loadNodemailer();
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && url.password !== "" && !isLoopback(url.hostname),
    ...(url.username !== "" && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: deadlineMs,
    greetingTimeout: deadlineMs,
    socketTimeout: deadlineMs,
    dnsTimeout: deadlineMs,
    // No part of a mail is ever read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = smtp.from.replace(/^.*@/, "").replace(/>$/, "");
  const ended = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const giveUp = (why: string) => () => reject(new Error(why));
    const timer = setTimeout(giveUp("late"), deadlineMs);
    ended.signal.addEventListener("abort", () => clearTimeout(timer));
    cutOff?.addEventListener("abort", giveUp("stopped"), { once: true, signal: ended.signal });
  });
  try {
    const sending = transport.sendMail({
      from: smtp.from,
      // As objects: nodemailer parses text, also in a list, so an address with a comma would become two.
      to: mail.to.map((address) => ({ name: "", address })),
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.id}@${domain}>`,
    });
    sending.catch(() => {});
    await Promise.race([sending, late]);
  } catch (error) {
    throw new Error(`The mail was not taken by ${url.hostname}: ${wordsOf(error, deadlineMs)}.`);
  } finally {
    ended.abort();
    transport.close();
  }
}

function wordsOf(error: unknown, deadlineMs: number): string {
  if (!(error instanceof Error)) return "of unknown reason";
  if (error.message === "late") return `no answer within ${deadlineMs} ms`;
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code ?? error.name, responseCode].filter((part) => part !== undefined).join(" ");
}
