import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mayReadMetrics, type Registry } from "@leadgen/metrics";

export interface MetricsOptions {
  readonly registry: Registry;
  /** 0: any free port. */
  readonly port: number;
  /** Without a token the server listens on the loopback address only, so only this machine can read. */
  readonly token: string | undefined;
  readonly onListening: (port: number) => void;
  /** The port could not be opened. The worker runs without metrics. */
  readonly onTrouble: (error: Error) => void;
  /** One request failed; it was answered with 500. */
  readonly onUnreadable: (error: unknown) => void;
}

/** Serves `GET /metrics` of this process. @returns a function that stops it. */
export function serveMetrics({ registry, port, token, ...told }: MetricsOptions): () => void {
  const answer = async (response: ServerResponse) => {
    try {
      const text = await registry.metrics();
      response.writeHead(200, { "content-type": registry.contentType }).end(text);
    } catch (error) {
      told.onUnreadable(error);
      response.writeHead(500).end();
    }
  };
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 }, (request, response) => {
    const { authorization } = request.headers;
    const reader = {
      address: request.socket.remoteAddress,
      authorization,
      forwarded: isForwarded(request.headers),
    };
    if (request.url?.split("?")[0] !== "/metrics") response.writeHead(404).end();
    else if (request.method !== "GET") response.writeHead(405, { allow: "GET" }).end();
    else if (!mayReadMetrics(reader, token)) response.writeHead(401, { "www-authenticate": "Bearer" }).end();
    else void answer(response);
  });
  server.once("error", told.onTrouble);
  server.listen(port, token === undefined ? "127.0.0.1" : undefined, () =>
    told.onListening((server.address() as AddressInfo).port),
  );
  server.unref();
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

const isForwarded = (headers: Readonly<Record<string, unknown>>): boolean =>
  headers.forwarded !== undefined || headers["x-forwarded-for"] !== undefined;
