/** A server that listens on one of these is reachable as localhost. */
const NEAR = ["0.0.0.0", "::", "127.0.0.1"];

/** The URL at which this machine reaches its own server, which may listen on a single address. */
export function ownUrl({ host, port }: { readonly host: string; readonly port: number }): string {
  const name = NEAR.includes(host) ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
