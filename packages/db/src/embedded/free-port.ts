import { createServer } from "node:net";

/** The port that is tried first, so that `psql` finds the database at the same port every time. */
export const USUAL_PORT = 54329;

/** A port of 127.0.0.1 that was free a moment ago: `preferred`, or any other if that is taken. */
export async function freePort(preferred: number): Promise<number> {
  return (await probe(preferred)) ?? (await probe(0)) ?? 0;
}

export async function isFree(port: number): Promise<boolean> {
  return (await probe(port)) !== undefined;
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: "127.0.0.1" }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
