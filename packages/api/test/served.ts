import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { createGuardedServer } from "../src/doors/create-server.ts";
import type { DoorLimits } from "../src/doors/limits.ts";
import type { Api } from "../src/index.ts";

export interface Served extends AsyncDisposable {
  readonly url: string;
}

/** An API on a port, behind the server that `pnpm leadgen api` uses. */
export async function served(api: Api, limits: Partial<DoorLimits> = {}): Promise<Served> {
  const server = createGuardedServer(
    getRequestListener((request) => api.fetch(request)),
    limits,
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      await api.close();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
