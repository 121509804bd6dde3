import { createServer, type RequestListener, type Server } from "node:http";
import { ApiError } from "../errors/api-error.ts";
import { checkAddress } from "./address.ts";
import { onceArrived } from "./arrival.ts";
import { checkBody } from "./body.ts";
import { boundConnections } from "./connections.ts";
import { DOORS, type DoorLimits } from "./limits.ts";
import { checkMethod } from "./methods.ts";
import { endBroken, endExpecting, endUpgrades } from "./not-http.ts";
import { boundPipelines } from "./pipelines.ts";
import { refuse } from "./refusal.ts";
import { takeTurns } from "./turns.ts";
import { endUntaken } from "./untaken.ts";

/** Connections that the system queues for `listen`, if it allows so many. It drops further ones; clients retry after 1, 3, 7 s. */
export const BACKLOG = 4_096;

/** A Node server that keeps out what `handle` should not have to deal with: one rule a file, one table of limits. */
export function createGuardedServer(handle: RequestListener, changed: Partial<DoorLimits> = {}): Server {
  const limits: DoorLimits = { ...DOORS, ...changed };
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookMs,
    keepAliveTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
    // checkAddress does this, so that the refusal says why.
    requireHostHeader: false,
  });
  const turns = takeTurns(server, limits, boundConnections(server, limits));
  boundPipelines(server, limits);
  endUntaken(server, limits);
  endBroken(server);
  endExpecting(server);
  endUpgrades(server);
  server.on("request", (request, response) => {
    // The connection was closed because of an earlier request of the same packet.
    if (request.socket.destroyed) return;
    try {
      checkMethod(request);
      checkAddress(request);
      checkBody(request, limits);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return refuse(response, error);
    }
    onceArrived(request, () => turns(request, response, () => handle(request, response)));
  });
  return server;
}
