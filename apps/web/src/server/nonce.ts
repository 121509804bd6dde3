import { headers } from "next/headers";

/** The nonce of this page's scripts; undefined in development, whose server has no policy. Reading it makes every page one for this request. */
export async function nonce(): Promise<string | undefined> {
  const policy = (await headers()).get("content-security-policy");
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1];
}
