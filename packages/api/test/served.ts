import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Api } from "../src/index.ts";

export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** An API on a port, behind the server that `pnpm leadgen api` uses. */
export async function served(api: Api): Promise<Served> {
  const server = createAdaptorServer({ fetch: (request) => api.fetch(request) });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      await api.close();
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}
