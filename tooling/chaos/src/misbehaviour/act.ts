import type { Socket } from "node:net";

/** What a provider does instead of answering correctly. */
export type Act =
  /** Accepts the request and sends nothing. */
  | { readonly kind: "never" }
  /** Sends the beginning of an answer, then single bytes for ever. */
  | { readonly kind: "drip"; readonly head: Buffer; readonly everyMs: number }
  /** Resets the connection (RST), after these bytes. */
  | { readonly kind: "reset"; readonly bytes: Buffer }
  /** Sends exactly these bytes and closes the connection. */
  | { readonly kind: "say"; readonly bytes: Buffer }
  /** Sends the head, and then this many blanks, as fast as the client reads them. */
  | { readonly kind: "flood"; readonly head: Buffer; readonly bytes: number };

const BLANKS = Buffer.alloc(256 * 1024, " ");

/** Does it on the request's socket. @returns how many bytes the client read, once the connection is closed. */
export async function act(socket: Socket, what: Act): Promise<number> {
  const over = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  switch (what.kind) {
    case "never":
      break;
    case "drip":
      drip(socket, what);
      break;
    case "reset":
      socket.write(what.bytes, () => socket.resetAndDestroy());
      break;
    case "say":
      socket.end(what.bytes);
      break;
    case "flood":
      flood(socket, what);
      break;
  }
  await over;
  return socket.bytesWritten;
}

function drip(socket: Socket, { head, everyMs }: Extract<Act, { kind: "drip" }>): void {
  socket.write(head);
  const timer = setInterval(() => socket.write(" "), everyMs);
  socket.once("close", () => clearInterval(timer));
}

function flood(socket: Socket, { head, bytes }: Extract<Act, { kind: "flood" }>): void {
  let left = bytes;
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= BLANKS.length;
      if (!socket.write(BLANKS)) return void socket.once("drain", more);
    }
    socket.end();
  };
  socket.write(head);
  more();
}
