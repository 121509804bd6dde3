import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { guardedLookup, InternalAddressError } from "./guarded-lookup.ts";
import { HOW_TO_ALLOW, hostOf, type Webhook, webhookProblem } from "./webhook-url.ts";

export interface PostOptions {
  /** Milliseconds for look-up, connection, request and the answer's headers together. */
  readonly deadlineMs?: number;
  readonly resolve?: LookupFunction;
  /** Headers besides the content type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Aborts the request. */
  readonly cutOff?: AbortSignal;
}

/** Milliseconds for one attempt on any channel. */
export const DEADLINE_MS = 10_000;
/** Small, since only the answer's status is used. */
const MAX_HEAD_BYTES = 16 * 1024;

/**
 * Posts JSON once. It follows no redirect, reads only the answer's headers, and sends nothing to an address that is not public
 * unless that is allowed.
 *
 * @throws Error that names only the host, since the rest of the URL is secret.
 */
export async function postJson(webhook: Webhook, body: string, options: PostOptions = {}): Promise<void> {
  const { deadlineMs = DEADLINE_MS, resolve = lookup, headers, cutOff } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  // The socket's look-up is called for names only, so a literal address is checked here.
  const problem = webhookProblem(webhook);
  if (problem !== undefined) throw new Error(`${webhook.variable} ${problem}.`);
  const host = hostOf(new URL(webhook.url));
  const agent = new Agent({
    allowH2: false,
    maxHeaderSize: MAX_HEAD_BYTES,
    connect: { timeout: deadlineMs, lookup: webhook.allowInternal ? resolve : guardedLookup(resolve) },
  });
  const status = await request(webhook.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
    signal: cutOff === undefined ? deadline : AbortSignal.any([deadline, cutOff]),
    dispatcher: agent,
  })
    .then(({ statusCode }) => statusCode)
    .catch((error: unknown) => {
      throw new Error(`The alert was not sent to ${host}: ${wordsOf(error, deadlineMs)}.`);
    })
    // Also closes the connection if the answer is still arriving.
    .finally(() => agent.destroy());
  if (status < 200 || status > 299) {
    const redirect = status >= 300 && status <= 399 ? ", and redirects are not followed" : "";
    throw new Error(`The alert was not taken: ${host} answered ${status}${redirect}.`);
  }
}

function wordsOf(error: unknown, deadlineMs: number): string {
  if (error instanceof InternalAddressError) return `${error.message}. ${HOW_TO_ALLOW}`;
  if (!(error instanceof Error)) return "of unknown reason";
  if (error.name === "TimeoutError") return `no answer within ${deadlineMs} ms`;
  // Without the message, which may contain the URL.
  return (error as { code?: string }).code ?? error.name;
}
