import type { Me } from "../lib/me.ts";
import { ownRequest } from "./own-request.ts";

/** The visitor of a page. UNKNOWN: the request has credentials, but they can't be looked up now. */
export type Visitor =
  | { readonly kind: "KNOWN"; readonly me: Me }
  | { readonly kind: "STRANGER" }
  | { readonly kind: "UNKNOWN" };

export async function whoAmI(): Promise<Visitor> {
  const response = await ownRequest("/api/v1/auth/me");
  if (response.status === 401) return { kind: "STRANGER" };
  if (!response.ok) return { kind: "UNKNOWN" };
  const { data } = (await response.json()) as { data: Me };
  return { kind: "KNOWN", me: data };
}
