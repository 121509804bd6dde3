import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Provider } from "@leadgen/core";
import { type Act, act } from "./act.ts";

/** A provider's unchanged answer, as the simulator gave it. */
export interface HonestAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Decides about one request, with its endpoint as in `provider_call`; undefined: the honest answer is sent. */
export type Decide = (provider: Provider, honest: HonestAnswer, endpoint: string) => Act | undefined;

/**
 * The providers on one address: the simulator's answers, or what `decide` makes of them. The simulator has always done
 * the work by then, like a provider whose answer is lost.
 */
export interface Front extends AsyncDisposable {
  readonly url: string;
  decide: Decide;
  /** Connections that are open now. */
  readonly sockets: number;
  /** The most bytes that a client read of a misbehaving answer. */
  readonly mostTaken: number;
}

export async function startFront(simulatorUrl: string): Promise<Front> {
  const sockets = new Set<Socket>();
  const state = { decide: (() => undefined) as Decide, mostTaken: 0 };
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => request.socket.destroy());
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  });
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const honest = await ask(simulatorUrl, request);
    const [, name = "", ...path] = (request.url ?? "").replace(/\/?(\?.*)?$/, "").split("/");
    const endpoint = `${request.method} /${path.join("/")}`;
    const what = state.decide(name.toUpperCase() as Provider, honest, endpoint);
    if (what !== undefined) {
      state.mostTaken = Math.max(state.mostTaken, await act(request.socket, what));
      return;
    }
    response.writeHead(honest.status, { "content-type": honest.contentType }).end(honest.body);
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get decide() {
      return state.decide;
    },
    set decide(decide) {
      state.decide = decide;
    },
    get sockets() {
      return sockets.size;
    },
    get mostTaken() {
      return state.mostTaken;
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function ask(simulatorUrl: string, request: IncomingMessage): Promise<HonestAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { authorization, "x-api-key": key } = request.headers;
  const answer = await fetch(`${simulatorUrl}${request.url}`, {
    method: request.method ?? "GET",
    headers: {
      "content-type": "application/json",
      ...(authorization !== undefined && { authorization }),
      ...(typeof key === "string" && { "x-api-key": key }),
    },
    ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
  });
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type") ?? "application/json",
    body: Buffer.from(await answer.arrayBuffer()),
  };
}
