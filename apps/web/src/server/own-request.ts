import type { AccessNote } from "@leadgen/api";
import { headers } from "next/headers";
import { peerAddressIn } from "./peer-address.ts";
import { requestIn } from "./requests.ts";
import { runtime } from "./runtime.ts";

/** Calls the API with the page's own cookie, as the browser would. The API decides at each call what may be seen and done. */
export async function ownRequest(path: string): Promise<Response> {
  const sent = await headers();
  const cookie = sent.get("cookie");
  const request = new Request(addressAt(sent.get("host"), path), {
    headers: cookie === null ? {} : { cookie },
  });
  const { requestId, note: ofPage = {} } = requestIn(sent);
  const note: AccessNote = {};
  const response = await runtime().api.fetch(request, { address: peerAddressIn(sent), requestId, note });
  // Notes the visitor; the logged route stays the page's.
  const { route: _, procedures: __, ...who } = note;
  Object.assign(ofPage, who);
  return response;
}

/** In development only the local host needs no token, so a malformed host must not pass for it. */
function addressAt(host: string | null, path: string): string {
  const url = `http://${host}${path}`;
  return host !== null && URL.canParse(url) ? url : `http://host.invalid${path}`;
}
