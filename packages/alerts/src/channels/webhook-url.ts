import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";

/** Where alerts are posted. The URL is a secret: who has it can post there. */
export interface Webhook {
  /** The variable that names it, for messages. */
  readonly variable: string;
  readonly url: string;
  /** The receiver may be inside: this machine, its network, the cloud's. */
  readonly allowInternal: boolean;
}

/** A loopback name by standard, whatever a resolver says (RFC 6761). */
const LOCALHOST = /(^|\.)localhost\.?$/;

/**
 * What is wrong with a webhook's URL as it is written, as the end of a sentence that begins with the variable's name;
 * undefined if nothing is. Names are looked up when something is sent, not here.
 */
export function webhookProblem({
  url: text,
  allowInternal,
}: Pick<Webhook, "url" | "allowInternal">): string | undefined {
  // The parser reads an address in any spelling (decimal, octal, hex, short) and writes it in the usual one.
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return "must be an http:// or https:// URL";
  if (url.username !== "" || url.password !== "") return "must not contain a user name or password";
  const host = hostOf(url);
  if (allowInternal || !(LOCALHOST.test(host) || (isIP(host) !== 0 && !isPublicAddress(host))))
    return undefined;
  return `names an internal address. ${HOW_TO_ALLOW}`;
}

/** What to do if the receiver of alerts really is inside. */
export const HOW_TO_ALLOW = "If the receiver is meant to be there, set ALERT_WEBHOOK_ALLOW_INTERNAL=true";

/** The URL's host, without the brackets of an IPv6 address: the one part of it that is no secret. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");
