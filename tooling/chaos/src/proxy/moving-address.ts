import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** An address that can be moved between servers, like a DNS name or a virtual address. */
export interface MovingAddress extends AsyncDisposable {
  readonly port: number;
  /** New connections go to this port from now on; undefined: they are refused. Open connections are left alone. */
  lead(port: number | undefined): void;
}

export async function startMovingAddress(): Promise<MovingAddress> {
  let target: number | undefined;
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    client.on("error", () => undefined);
    if (target === undefined) return void client.resetAndDestroy();
    const upstream = connect({ port: target, host: "127.0.0.1", noDelay: true });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on("error", () => to.destroy());
      from.on("close", () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    lead(port) {
      target = port;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
