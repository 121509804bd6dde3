import { createHmac } from "node:crypto";

/** Prefix of a webhook's secret in Standard Webhooks. */
const PREFIX = "whsec_";
/** Bytes of the secret. */
const LEAST = 24;
const MOST = 64;

/** What is wrong with a secret, as the end of a sentence that begins with the variable's name; undefined: nothing. */
export function secretProblem(secret: string): string | undefined {
  const base64 = secret.slice(PREFIX.length);
  const { length } = Buffer.from(base64, "base64");
  const fits = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) && length >= LEAST && length <= MOST;
  if (secret.startsWith(PREFIX) && fits) return undefined;
  return `must be ${PREFIX} and ${LEAST} to ${MOST} random bytes in base64, such as "${PREFIX}$(openssl rand -base64 32)" makes`;
}

export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * Headers that prove the sender and the time to a receiver, so that it can refuse forged and replayed requests.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureHeaders(
  secret: string | undefined,
  { id, timestamp, body }: Signed,
): Record<string, string> {
  const told = { "webhook-id": id, "webhook-timestamp": String(timestamp) };
  if (secret === undefined) return told;
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { ...told, "webhook-signature": `v1,${signature}` };
}
