import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A connection path to the database that can be cut while the database stays up. */
export interface Cuttable extends AsyncDisposable {
  /** The URL of the same database through this proxy. */
  to(url: string): string;
  /** Breaks every connection and refuses new ones at once. */
  cut(): void;
  /** Drops all data in both directions without closing any connection. */
  freeze(): void;
  /** The same for the existing connections only; new ones work. */
  swallow(): void;
  restore(): void;
}

/** A TCP proxy in front of the server of `url`. */
export async function cuttable(url: string): Promise<Cuttable> {
  const { hostname, port } = new URL(url);
  const pairs = new Set<readonly [Socket, Socket]>();
  let state: "open" | "cut" | "frozen" = "open";
  const server = createServer((client) => {
    if (state === "cut") return client.destroy();
    const upstream = connect(Number(port || 5432), hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.on("error", () => to.destroy());
      from.on("close", () => {
        pairs.delete(pair);
        to.destroy();
      });
      if (state === "open") from.pipe(to);
    }
    return undefined;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const drop = () => {
    for (const [client, upstream] of pairs) {
      client.destroy();
      upstream.destroy();
    }
  };
  const swallow = () => {
    for (const [client, upstream] of pairs) {
      client.unpipe(upstream);
      upstream.unpipe(client);
    }
  };
  return {
    to(target) {
      const through = new URL(target);
      through.hostname = "127.0.0.1";
      through.port = String((server.address() as AddressInfo).port);
      return through.href;
    },
    cut() {
      state = "cut";
      drop();
    },
    freeze() {
      state = "frozen";
      swallow();
    },
    swallow,
    restore() {
      state = "open";
      // Connections that were frozen have lost bytes and can't be used again.
      drop();
    },
    async [Symbol.asyncDispose]() {
      drop();
      server.close();
      await once(server, "close");
    },
  };
}
