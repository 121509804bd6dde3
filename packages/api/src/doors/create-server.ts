import { createServer, type RequestListener, type Server } from "node:http";
import { ApiError } from "../errors/api-error.ts";
import { checkAddress } from "./address.ts";
import { checkBody } from "./body.ts";
import { boundConnections } from "./connections.ts";
import { DOORS, type DoorLimits } from "./limits.ts";
import { checkMethod } from "./methods.ts";
import { endBroken, endUpgrades } from "./not-http.ts";
import { refuse } from "./refusal.ts";
import { takeTurns } from "./turns.ts";

/** A server of Node's that keeps out what `handle` should not have to deal with: one rule a file, one table of limits. */
export function createGuardedServer(handle: RequestListener, changed: Partial<DoorLimits> = {}): Server {
  const limits: DoorLimits = { ...DOORS, ...changed };
  const server = createServer({
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.lookMs,
    keepAliveTimeout: limits.idleMs,
    maxHeaderSize: limits.headerBytes,
    // By checkAddress, so that the refusal says why.
    requireHostHeader: false,
  });
  const turns = takeTurns(limits, boundConnections(server, limits));
  endBroken(server);
  endUpgrades(server);
  server.on("request", (request, response) => {
    try {
      checkMethod(request);
      checkAddress(request);
      checkBody(request, limits);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return refuse(response, error);
    }
    turns(request, response, () => handle(request, response));
  });
  return server;
}
