import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to the database that can be taken away while it stays up. */
export interface Cuttable extends AsyncDisposable {
  /** The same database through this proxy. */
  to(url: string): string;
  /** Every connection breaks, and new ones are refused at once. */
  cut(): void;
  /** Nothing gets through any more, and neither side is told. */
  freeze(): void;
  /** The same for the connections that there are; new ones work. */
  swallow(): void;
  restore(): void;
}

/** A TCP proxy before the server of `url`. */
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
