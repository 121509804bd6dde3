/** Listening there is listening on every address of this machine, or on the usual one of its own. */
const NEAR = ["0.0.0.0", "::", "127.0.0.1"];

/** Under which address this machine reaches its own server, which may listen on one address only. */
export function ownUrl({ host, port }: { readonly host: string; readonly port: number }): string {
  const name = NEAR.includes(host) ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
