/** The web app in production: Next behind our own HTTP server. `next dev` uses its own server. */
import { createServer } from "node:http";
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
    void handle(request, response);
  });
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

function fail(message: string): never {
  process.stderr.write(`leadgen web cannot start. ${message}\n`);
  process.exit(1);
}

await main().catch((error: unknown) => {
  if (error instanceof BadEnvError) fail(`The environment is not right:\n${error.message}`);
  fail(error instanceof Error ? error.message : String(error));
});
