import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/** ReadyForQuery, no transaction being open. */
const READY = Buffer.from("Z\0\0\0\x05I", "latin1");

const FIELDS = "SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0";
const FATAL = Buffer.from(`E${String.fromCharCode(0, 0, 0, FIELDS.length + 4)}${FIELDS}`, "latin1");

/** A proxy to the server of `url` that sends the `nth` ReadyForQuery and the end of the connection in one packet. */
export async function lastWordAt(url: string, nth: number): Promise<AsyncDisposable & { url: string }> {
  const { hostname, port } = new URL(url);
  const server = createServer((client) => {
    const upstream = connect(Number(port || 5432), hostname);
    let ready = 0;
    client.on("error", () => upstream.destroy()).pipe(upstream);
    upstream.on("error", () => client.destroy());
    upstream.on("data", (bytes: Buffer) => {
      if (bytes.subarray(-READY.length).equals(READY)) ready += 1;
      if (ready < nth) client.write(bytes);
      else client.end(Buffer.concat([bytes, FATAL]));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const through = new URL(url);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as AddressInfo).port);
  return { url: through.href, [Symbol.asyncDispose]: async () => void server.close() };
}
