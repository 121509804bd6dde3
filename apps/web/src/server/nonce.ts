import { headers } from "next/headers";

/** The nonce of this page's scripts; undefined in development, which has no policy. Reading it makes Next render at each request. */
export async function nonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy");
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
}
