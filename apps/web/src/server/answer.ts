import { peerAddressIn } from "./peer-address.ts";
import { requestIn } from "./requests.ts";
import { runtime } from "./runtime.ts";

/** Passes a request to the API, which parses, authorises and answers it. */
export const answer = (request: Request): Promise<Response> =>
  runtime().api.fetch(request, { address: peerAddressIn(request.headers), ...requestIn(request.headers) });
