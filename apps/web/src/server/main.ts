/** The web app in production: Next behind our own HTTP server. `next dev` uses its own server. */
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { BACKLOG, createGuardedServer } from "@leadgen/api/doors";
import next from "next";
import { BadEnvError, readEnv } from "../env.ts";
import { pageHeaders } from "./page-headers.ts";
import { dropBrokenRouterState } from "./router-state.ts";

const APP = fileURLToPath(new URL("../..", import.meta.url));

/** More than listen for the end of an answer: five of ours, and six of Next. Above 10, Node would warn at each answer. */
const MOST_LISTENERS = 20;

async function main(): Promise<void> {
  const { host, port, publicUrl } = readEnv();
  // Next handles upgrades on this server, which never listens. Our own server ends them.
  const app = next({ dev: false, dir: APP, hostname: host, port, httpServer: createServer() });
  await app.prepare();
  const handle = app.getRequestHandler();
  const headersFor = pageHeaders(publicUrl);
  const server = createGuardedServer((request, response) => {
    response.setMaxListeners(MOST_LISTENERS);
    headersFor(request, response);
    dropBrokenRouterState(request);
    return handle(request, response);
  });
  await warmUp(handle);
  server.once("error", (error) => fail(`It cannot listen on ${host}:${port}: ${error.message}`));
  server.listen({ port, host, backlog: BACKLOG }, () => {
    const { port: chosen } = server.address() as AddressInfo;
    process.stdout.write(
      `leadgen web listens on http://${host.includes(":") ? `[${host}]` : host}:${chosen}\n`,
    );
  });
  const stop = () => server.close(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

/** The first answer of each kind loads its code in one piece, 0.5 to 0.9 s of computing in which nothing else is answered. */
const FIRST = ["/sign-in", "/api/v1/health/live"];

/** Milliseconds. */
const FIRST_PATIENCE = 20_000;

/**
 * Loads it before the first client can connect. Not being able to (where Node sends every request to a proxy, for example) is no reason
 * not to start: then the first clients wait for it.
 */
async function warmUp(handle: RequestListener): Promise<void> {
  const server = createServer(handle).listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const signal = AbortSignal.timeout(FIRST_PATIENCE);
    for (const path of FIRST)
      await (await fetch(`http://127.0.0.1:${port}${path}`, { signal })).arrayBuffer();
  } catch {
    // See above.
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

function fail(message: string): never {
  process.stderr.write(`leadgen web cannot start. ${message}\n`);
  process.exit(1);
}

await main().catch((error: unknown) => {
  if (error instanceof BadEnvError) fail(`The environment is not right:\n${error.message}`);
  fail(error instanceof Error ? error.message : String(error));
});
