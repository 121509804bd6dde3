import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { runtime } from "./runtime.ts";

/** Milliseconds. */
const LOOK_AGAIN = 50;

/**
 * When the process is told to stop, Next takes no new connections and waits for those that there are. So streams, which are open
 * for as long as somebody looks, are ended, and a connection is closed as soon as nothing is under way on it: a page that asks
 * again and again would keep it open for good.
 */
export function stopInTime(): void {
  const servers = new Set<Server>();
  subscribe("http.server.request.start", (message) => {
    servers.add((message as { server: Server }).server);
  });
  const stop = () => {
    void runtime().api.close();
    const closeIdle = () => {
      for (const server of servers) server.closeIdleConnections();
    };
    setInterval(closeIdle, LOOK_AGAIN).unref();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
