import type { CommonSignal } from "@leadgen/core";

/** No complete answer arrived. The message is ours: it holds no URL, key or text of a library. */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";
  readonly signal: CommonSignal;

  constructor(signal: CommonSignal, sentence: string) {
    super(sentence);
    this.signal = signal;
  }
}

const BY_CODE: Readonly<Record<string, CommonSignal>> = {
  ENOTFOUND: "name-not-resolved",
  EAI_AGAIN: "name-not-resolved",
  ECONNREFUSED: "connection-refused",
  EHOSTUNREACH: "connection-refused",
  ENETUNREACH: "connection-refused",
  EADDRNOTAVAIL: "connection-refused",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  UND_ERR_HEADERS_OVERFLOW: "not-http",
  UND_ERR_INVALID_ARG: "unsendable",
  ERR_INVALID_URL: "unsendable",
  EPROTO: "tls-failed",
  DEPTH_ZERO_SELF_SIGNED_CERT: "tls-failed",
  SELF_SIGNED_CERT_IN_CHAIN: "tls-failed",
};

const BY_PREFIX: readonly (readonly [string, CommonSignal])[] = [
  ["HPE_", "not-http"],
  // undici's error for bytes that aren't HTTP has a name and no code.
  ["HTTPParserError", "not-http"],
  ["ERR_TLS_", "tls-failed"],
  ["ERR_SSL_", "tls-failed"],
  ["CERT_", "tls-failed"],
  ["UNABLE_TO_", "tls-failed"],
];

const SENTENCES: Partial<Record<CommonSignal, string>> = {
  "name-not-resolved": "The host name does not resolve",
  "connection-refused": "The connection was refused or the host cannot be reached",
  "connection-reset": "The connection broke before the answer was complete",
  "tls-failed": "The TLS connection could not be made",
  "not-http": "What came back is not HTTP",
  timeout: "The connection timed out",
  unsendable:
    "The request could not be built; check that the API key has no stray characters and the base URL is one",
};

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  if (error.name === "HTTPParserError") return error.name;
  // Node tried several addresses (IPv6, then IPv4) and wraps one error per address.
  return error instanceof AggregateError ? codeOf(error.errors[0]) : codeOf(error.cause);
}

/** Turns an error of undici or of Node's sockets into a plain sentence and a signal of the failure table. */
export function transportFailureOf(error: unknown): TransportFailure {
  const code = codeOf(error);
  const prefixed = BY_PREFIX.find(([prefix]) => code.startsWith(prefix));
  const signal = BY_CODE[code] ?? prefixed?.[1] ?? "connection-reset";
  return new TransportFailure(signal, `${SENTENCES[signal]}${code === "" ? "" : ` (${code})`}.`);
}
