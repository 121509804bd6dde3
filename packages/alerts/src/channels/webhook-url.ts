import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** The URL that alerts are posted to. It is a secret: anyone who has it can post there. */
export interface Webhook {
  /** Name of the environment variable, for messages. */
  readonly variable: string;
  readonly url: string;
  /** Whether the receiver may be internal: this machine, its network, or the cloud's. */
  readonly allowInternal: boolean;
}

/** Loopback names by standard, no matter what a resolver answers (RFC 6761). */
const LOCALHOST = /(^|\.)localhost\.?$/;

/**
 * What is wrong with a webhook's URL as written, as the end of a sentence that begins with the variable's name; undefined:
 * nothing. Names are resolved when an alert is sent, not here.
 */
export function webhookProblem({
  url: text,
  allowInternal,
}: Pick<Webhook, "url" | "allowInternal">): string | undefined {
  // The parser accepts an address in any notation (decimal, octal, hex, short) and normalises it.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return "must be an http:// or https:// URL";
  if (url.username !== "" || url.password !== "") return "must not contain a user name or password";
  const host = hostOf(url);
  if (allowInternal || !(LOCALHOST.test(host) || (isIP(host) !== 0 && !isPublicAddress(host))))
    return undefined;
  return `names an internal address. ${HOW_TO_ALLOW}`;
}

/** Advice for a receiver that is internal on purpose. */
export const HOW_TO_ALLOW = "If the receiver is meant to be there, set ALERT_WEBHOOK_ALLOW_INTERNAL=true";

/** The URL's host, without the brackets of an IPv6 address: the only part of it that is not secret. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");
