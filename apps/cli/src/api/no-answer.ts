/** Why a request got no answer, for example ECONNREFUSED; undefined: there was an answer. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error) || error instanceof SyntaxError) return undefined;
  if (error.name === "TimeoutError") return "no answer in time";
  const { code } = error as { code?: unknown };
  if (typeof code === "string") return code;
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}

/** OpenSSL's and Node's codes for an untrusted certificate. */
const UNTRUSTED = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/;
/** Codes for TLS with a server that does not speak it. */
const NO_TLS = /^(ERR_SSL_|EPROTO)/;

/** Advice for a reason. @param options the options that set the address. */
export function adviceFor(reason: string, options: string): string {
  if (UNTRUSTED.test(reason))
    return "This machine does not trust its certificate: name the file of the authority that signed it in NODE_EXTRA_CA_CERTS.";
  if (NO_TLS.test(reason)) return "It does not speak TLS there: http:// instead of https:// perhaps.";
  return `Start it with \`make dev\` or \`make up\`, or name another address with ${options}.`;
}

/** Describes a redirect; undefined: none. Redirects are not followed: the token would get lost, and a POST become a GET. */
export function redirectedTo(url: string, { status, headers }: Response): string | undefined {
  if (status < 300 || status > 399) return undefined;
  const location = headers.get("location") ?? "";
  const target = URL.canParse(location, url) ? new URL(location, url).origin : "nowhere";
  return target === url
    ? `${url} leads to another page of its own, so what answers there is not leadgen.`
    : `${url} leads to ${target}: give that address instead.`;
}
