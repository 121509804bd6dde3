import { hostAndPort } from "../connection.ts";
import { DatabaseUnreachableError, meaningOf, unreachable } from "../trouble.ts";
import { DoorError } from "./door-error.ts";

/** What is wrong with a certificate, by Node's error code. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  SELF_SIGNED_CERT_IN_CHAIN: "was signed by an authority that this machine does not know",
  DEPTH_ZERO_SELF_SIGNED_CERT: "was signed by itself",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "was signed by an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT: "was signed by an authority that this machine does not know",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "was signed by an authority that this machine does not know",
  CERT_SIGNATURE_FAILURE: "was not signed by the authority in sslrootcert",
  CERT_HAS_EXPIRED: "has expired",
  CERT_NOT_YET_VALID: "is not valid yet",
  ERR_TLS_CERT_ALTNAME_INVALID: "is for another name than the host in DATABASE_URL",
};

/** Turns a failed connection attempt into an error whose message is a sentence for a person. */
export function connectProblem(url: string, error: unknown): Error {
  if (!(error instanceof Error) || error instanceof DoorError || error instanceof DatabaseUnreachableError)
    return error instanceof Error ? error : new Error(String(error));
  const said = sentence(hostAndPort(url), error as NodeJS.ErrnoException);
  if (said !== undefined) return new DoorError(said, { cause: error });
  return unreachable(error) ? new DatabaseUnreachableError(hostAndPort(url), error) : error;
}

function sentence(where: string, error: NodeJS.ErrnoException): string | undefined {
  const code = error.code ?? "";
  const certificate = CERTIFICATE[code];
  if (certificate !== undefined)
    return `The certificate of PostgreSQL at ${where} ${certificate}: name the authority's file in DATABASE_URL (?sslmode=verify-full&sslrootcert=/path/ca.pem).`;
  if (error.message.includes("does not support SSL"))
    return `PostgreSQL at ${where} does not speak TLS: switch it on there, or set sslmode=disable in DATABASE_URL if the network is your own.`;
  if (code === "EPROTO" || code.startsWith("ERR_SSL"))
    return `PostgreSQL at ${where} and this machine could not agree on TLS (${code}): check sslmode and the files in DATABASE_URL.`;
  if (code.startsWith("ERR_OSSL"))
    return `A file of sslrootcert, sslcert or sslkey in DATABASE_URL is not a certificate or key in PEM form (${code}).`;
  if (error.syscall === "open")
    return `DATABASE_URL names ${error.path} for TLS, which can't be read (${code}).`;
  if (code === "28000" && /no encryption|SSL off/.test(error.message))
    return `PostgreSQL at ${where} wants TLS: add ?sslmode=verify-full to DATABASE_URL.`;
  if (meaningOf(error)?.trouble === "LOGIN_REFUSED")
    return `PostgreSQL at ${where} refuses DATABASE_URL: ${error.message}.`;
  return undefined;
}
