import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { guardedLookup, InternalAddressError } from "./guarded-lookup.ts";
import { HOW_TO_ALLOW, hostOf, type Webhook, webhookProblem } from "./webhook-url.ts";

export interface PostOptions {
  /** Bound on looking up, connecting, sending and the answer's head together, in milliseconds. */
  readonly deadlineMs?: number;
  readonly resolve?: LookupFunction;
  /** Beside the content's type. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the request at once. */
  readonly cutOff?: AbortSignal;
}

/** Bound on one try at any channel, in milliseconds. */
export const DEADLINE_MS = 10_000;
/** Of an answer nothing but the status is of interest. */
const MAX_HEAD_BYTES = 16 * 1024;

/**
 * Posts JSON once: no redirect is followed, no more of the answer is read than its head, and unless that is
 * allowed nothing is sent to an address that is not public.
 *
 * @throws Error that names the host and nothing else of the URL, which is a secret.
 */
export async function postJson(webhook: Webhook, body: string, options: PostOptions = {}): Promise<void> {
  const { deadlineMs = DEADLINE_MS, resolve = lookup, headers, cutOff } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  // Sockets look up names only, so an address that is written out is checked here.
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
    // Also ends an answer that is still on its way.
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
  // Without the message, which may hold the URL.
  return (error as { code?: string }).code ?? error.name;
}
