import { mayReadMetrics } from "@leadgen/metrics";
import { peerAddressIn } from "../../server/peer-address.ts";
import { runtime } from "../../server/runtime.ts";

export const dynamic = "force-dynamic";

/** For Prometheus. Not part of the API, since it is about this process. */
export async function GET(request: Request): Promise<Response> {
  const { env, api, metrics } = runtime();
  const reader = {
    address: peerAddressIn(request.headers),
    authorization: request.headers.get("authorization") ?? undefined,
    // A public address implies a proxy, even one that sends no header.
    forwarded: env.publicUrl !== undefined || isForwarded(request),
  };
  if (!mayReadMetrics(reader, env.metricsToken))
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  const text = await metrics.text({ ...api, streams: api.streams() });
  return new Response(text, {
    headers: { "content-type": metrics.registry.contentType, "cache-control": "no-store" },
  });
}

/** True if a proxy forwarded the request. Next itself adds the header with the connection's own address. */
function isForwarded(request: Request): boolean {
  if (request.headers.has("forwarded")) return true;
  const named = request.headers.get("x-forwarded-for");
  return named !== null && named !== peerAddressIn(request.headers);
}
