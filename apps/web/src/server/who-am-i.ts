import { headers } from "next/headers";
import type { Me } from "../lib/me.ts";
import { peerAddressIn } from "./peer-address.ts";
import { runtime } from "./runtime.ts";

/** Who a page is for. UNKNOWN: credentials came, and nobody can look them up now. */
export type Visitor =
  | { readonly kind: "KNOWN"; readonly me: Me }
  | { readonly kind: "STRANGER" }
  | { readonly kind: "UNKNOWN" };

/** Asks the API by the request's own cookie, as the browser would. What may be seen and done is decided there, at each call. */
export async function whoAmI(): Promise<Visitor> {
  const sent = await headers();
  const cookie = sent.get("cookie");
  const response = await runtime().api.fetch(
    new Request(addressAt(sent.get("host")), { headers: cookie === null ? {} : { cookie } }),
    { address: peerAddressIn(sent) },
  );
  if (response.status === 401) return { kind: "STRANGER" };
  if (!response.ok) return { kind: "UNKNOWN" };
  const { data } = (await response.json()) as { data: Me };
  return { kind: "KNOWN", me: data };
}

/** The host counts in development, where only the local one needs no token: what is none must not pass for it. */
function addressAt(host: string | null): string {
  const url = `http://${host}/api/v1/auth/me`;
  return host !== null && URL.canParse(url) ? url : "http://host.invalid/api/v1/auth/me";
}
