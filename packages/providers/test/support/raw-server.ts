import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from "node:net";

export type Respond = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that gives any answer, for answers that the simulator does not give. */
export interface RawServer extends AsyncDisposable {
  readonly url: string;
  /** Requests received since `respondWith`. */
  readonly requests: number;
  /** Number of open sockets. */
  readonly sockets: number;
  /** Number of sockets opened since the start. */
  readonly connections: number;
  /** Resolves when this many sockets have been opened since the start. */
  connected(sockets: number): Promise<void>;
  respondWith(respond: Respond): void;
  /** Resolves when no socket is open. */
  allClosed(): Promise<void>;
}

function listen(server: Server | TcpServer): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function trackSockets(server: Server | TcpServer) {
  const open = new Set<Socket>();
  const waiting: (() => void)[] = [];
  const opening: { sockets: number; resolve: () => void }[] = [];
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    for (const { sockets, resolve } of opening) if (connections >= sockets) resolve();
    open.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      open.delete(socket);
      if (open.size === 0) for (const resolve of waiting.splice(0)) resolve();
    });
  });
  return {
    open,
    get connections() {
      return connections;
    },
    connected: (sockets: number) =>
      connections >= sockets
        ? Promise.resolve()
        : new Promise<void>((resolve) => void opening.push({ sockets, resolve })),
    allClosed: () =>
      open.size === 0 ? Promise.resolve() : new Promise<void>((resolve) => void waiting.push(resolve)),
  };
}

export async function startRawServer(): Promise<RawServer> {
  let respond: Respond = (_request, response) => response.writeHead(500).end();
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    request.on("error", () => undefined);
    request.once("end", () => respond(request, response));
  });
  const sockets = trackSockets(server);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    get sockets() {
      return sockets.open.size;
    },
    get connections() {
      return sockets.connections;
    },
    respondWith(next) {
      respond = next;
      requests = 0;
    },
    connected: sockets.connected,
    allClosed: sockets.allClosed,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export interface Listener extends AsyncDisposable {
  readonly url: string;
  readonly connections: number;
}

/** A listener that doesn't speak HTTP. */
export async function startListener(onSocket: (socket: Socket) => void): Promise<Listener> {
  const server = createTcpServer(onSocket);
  const sockets = trackSockets(server);
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    get connections() {
      return sockets.connections;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Nothing listens here. A port that was just closed could be assigned to another process; this one never is. */
export const CLOSED_PORT_URL = "http://127.0.0.1:2";
