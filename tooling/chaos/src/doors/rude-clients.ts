import { once } from "node:events";
import net from "node:net";

/** How many of each client come in a round (`deep`: in all), and how many sockets of the short-lived ones are open at once. */
export const RUDE = {
  upgrades: 1_000,
  slow: 100,
  idle: 50,
  aborted: 50,
  deep: 20,
  abreast: 200,
  // Sent all at once: 400 of each in a full run.
  pages: 20,
  batches: 20,
} as const;

const UPGRADE =
  "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
const SLOW_HEADERS = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nX: ";
const bodyOf = (length: number) =>
  `POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const HALF_A_BODY = `${bodyOf(1_000)}{"email":`;
/** The most expensive request open to anyone. */
const PAGE = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n";

const WHOLE_PAGE = PAGE.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
/** The largest allowed batch of calls, each of which is refused. */
const BATCH =
  `GET /api/trpc/${Array(20).fill("queue.status").join(",")}?batch=1&input=%7B%7D HTTP/1.1\r\n` +
  "Host: localhost\r\nConnection: close\r\n\r\n";

/** Time between two bytes of a slow request, in milliseconds. */
const DRIP_MS = 1_000;

/** How many connections the server ended: these clients never end one. */
export interface Ended {
  readonly upgrades: number;
  readonly slow: number;
  readonly idle: number;
  readonly aborted: number;
  readonly deep: number;
  /** Well-formed requests, which were also answered. */
  readonly pages: number;
  readonly batches: number;
}

/** Does all of it at once, then sends the well-formed requests, and waits until the server has ended every connection. */
export async function comeRudely(port: number, rounds: number): Promise<Ended> {
  const { upgrades, slow, idle, aborted, deep, pages, batches, abreast } = RUDE;
  const many = async (count: number, one: (at: number) => Promise<void>) => {
    let begun = 0;
    const next = async (): Promise<void> => {
      while (begun < count) await one(begun++);
    };
    await Promise.all(Array.from({ length: Math.min(abreast, count) }, next));
    return begun;
  };
  const all = async (count: number, one: (at: number) => Promise<void>) => {
    await Promise.all(Array.from({ length: count }, (_, at) => one(at)));
    return count;
  };
  const [ofUpgrades, ofSlow, ofIdle, ofAborted, ofDeep] = await Promise.all([
    many(upgrades * rounds, () => sent(port, UPGRADE)),
    all(slow * rounds, (at) => drip(port, at % 2 === 0 ? SLOW_HEADERS : bodyOf(1_000))),
    all(idle * rounds, () => sent(port, "")),
    many(aborted * rounds, (at) => abort(port, at % 2 === 0 ? HALF_A_BODY : PAGE)),
    all(deep, () => sent(port, deepBody())),
  ]);
  const [ofPages, ofBatches] = await Promise.all([
    all(pages * rounds, () => sent(port, WHOLE_PAGE)),
    all(batches * rounds, () => sent(port, BATCH)),
  ]);
  return {
    upgrades: ofUpgrades,
    slow: ofSlow,
    idle: ofIdle,
    aborted: ofAborted,
    deep: ofDeep,
    pages: ofPages,
    batches: ofBatches,
  };
}

/** Sends text and waits for the server to end the connection; the client keeps its side open. */
async function sent(port: number, text: string): Promise<void> {
  const socket = await connected(port);
  socket.write(text);
  await closed(socket);
}

async function drip(port: number, text: string): Promise<void> {
  const socket = await connected(port);
  socket.write(text);
  const drops = setInterval(() => socket.write("x"), DRIP_MS);
  await closed(socket);
  clearInterval(drops);
}

async function abort(port: number, text: string): Promise<void> {
  const socket = await connected(port);
  socket.write(text);
  socket.resetAndDestroy();
  await closed(socket);
}

async function connected(port: number): Promise<net.Socket> {
  const socket = net.connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  socket.on("error", () => {});
  socket.resume();
  await Promise.race([once(socket, "connect"), once(socket, "close")]);
  return socket;
}

/** Waits for the server's end of the connection: a FIN or a reset. */
async function closed(socket: net.Socket): Promise<void> {
  if (!socket.closed && !socket.readableEnded)
    await Promise.race([once(socket, "end"), once(socket, "close")]).catch(() => {});
  socket.destroy();
}

function deepBody(): string {
  const body = `{"json":${'{"a":'.repeat(160_000)}1${"}".repeat(160_000)}}`;
  const lines = "Host: localhost\r\nConnection: close\r\nContent-Type: application/json";
  return `POST /api/trpc/auth.login HTTP/1.1\r\n${lines}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}
