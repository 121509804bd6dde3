import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { refuseUnfitDatabase } from "@leadgen/api";
import { BadEnvError } from "../env.ts";
import { notePeerAddresses } from "./peer-address.ts";
import { noteRequestedPaths } from "./requested-path.ts";
import { noteRequests } from "./requests.ts";
import { runtime } from "./runtime.ts";

/** Builds what every request needs, before the first one; ends the process with code 1 if it can't. */
export async function startServer(): Promise<void> {
  try {
    const { env } = runtime();
    noteRequests();
    notePeerAddresses();
    noteRequestedPaths();
    stopInTime();
    await refuseUnfitDatabase(env.databaseUrl, env.databasePoolSize);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const intro = error instanceof BadEnvError ? "The environment is not right:\n" : "";
    process.stderr.write(`leadgen web cannot start. ${intro}${error.message}\n`);
    process.exit(1);
  }
}

/** Milliseconds. */
const LOOK_AGAIN = 50;

/**
 * When the process is told to stop, Next takes no new connections and waits for those that there are. So streams, which are open
 * for as long as somebody looks, are ended, and a connection is closed as soon as nothing is under way on it: a page that asks
 * again and again would keep it open for good.
 */
function stopInTime(): void {
  const servers = new Set<Server>();
  subscribe("http.server.request.start", (message) => {
    servers.add((message as { server: Server }).server);
  });
  const stop = () => {
    void runtime().api.close();
    void runtime().stopSending();
    runtime().log.flush();
    const closeIdle = () => {
      for (const server of servers) server.closeIdleConnections();
    };
    setInterval(closeIdle, LOOK_AGAIN).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
