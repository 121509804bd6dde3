import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { refuseUnfitDatabase } from "@leadgen/api";
import { BadEnvError } from "../env.ts";
import { notePeerAddresses } from "./peer-address.ts";
import { noteRequestedPaths } from "./requested-path.ts";
import { noteRequests } from "./requests.ts";
import { runtime } from "./runtime.ts";

/** Builds the runtime before the first request; ends the process with code 1 if that fails. */
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

/** Milliseconds between two looks for idle connections. */
const LOOK_AGAIN = 50;

/**
 * Lets the process stop. On a stop signal, Next takes no new connections and waits for the open ones to end. So streams, which
 * stay open as long as a page does, are ended. Each connection is closed once it is idle: a polling page would keep it open forever.
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
