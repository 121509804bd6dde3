import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { simulatorApp } from "./app.ts";
import { RequestLog } from "./log/request-log.ts";
import { Simulation } from "./simulation.ts";
import { createHandle, type Simulator } from "./simulator.ts";
import { type Accounts, DEFAULT_ACCOUNTS } from "./state/accounts.ts";

export interface SimulatorOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The append-only NDJSON log; created with its folder, continued if it exists. */
  readonly logFile: string;
  /** The same seed and the same requests give the same answers. */
  readonly seed: string;
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Wait before each answer of a provider without a latency of its own; default 0. */
  readonly defaultLatencyMs?: number | undefined;
  /** Answer 429 above the published limits; default false. */
  readonly enforceRateLimits?: boolean | undefined;
  readonly accounts?: Partial<Accounts> | undefined;
  /** For timestamps in answers and in the log; default the system's. */
  readonly clock?: (() => Date) | undefined;
}

/** The port is taken. */
export class PortOccupiedError extends Error {
  override readonly name = "PortOccupiedError";
}

/**
 * Starts the five providers and their control side on one port. State (credits, campaigns, leads) is rebuilt from the
 * log if there is one.
 *
 * @throws PortOccupiedError
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const host = options.host ?? "127.0.0.1";
  const ready =
    Promise.withResolvers<(request: Request, env: HttpBindings) => Response | Promise<Response>>();
  // The port comes first: a process that already has it may be a simulator that writes the same log.
  const server = createAdaptorServer({
    fetch: async (request, env) => (await ready.promise)(request, env as HttpBindings),
  }) as Server;
  // Clients pool connections: one closed at the moment of its reuse would look like a failing provider.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  const port = await listen(server, options.port, host);
  const simulation = await openSimulation(options).catch(async (error: unknown) => {
    server.close();
    throw error;
  });
  ready.resolve(simulatorApp(simulation).fetch);
  return createHandle({ simulation, server, port, url: `http://${publicHost(host)}:${port}` });
}

async function openSimulation(options: SimulatorOptions): Promise<Simulation> {
  const clock = options.clock ?? (() => new Date());
  const { log, state } = await RequestLog.open(options.logFile, clock());
  log.mark({ event: "started", at: clock().toISOString(), seed: options.seed });
  return new Simulation({
    seed: options.seed,
    accounts: { ...DEFAULT_ACCOUNTS, ...options.accounts },
    defaultLatencyMs: options.defaultLatencyMs ?? 0,
    enforceRateLimits: options.enforceRateLimits ?? false,
    clock,
    log,
    state,
  });
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const message = `Port ${port} on ${host} is in use. Stop what listens there or choose another SIMULATOR_PORT.`;
      reject(error.code === "EADDRINUSE" ? new PortOccupiedError(message, { cause: error }) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function publicHost(host: string): string {
  const isLocal = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host);
  return isLocal ? "localhost" : host;
}
