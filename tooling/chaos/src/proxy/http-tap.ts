import type { Piece, Tap } from "./tap.ts";

/** Traffic between an HTTP/1.1 client and its server. */
export type HttpEvent =
  /** A whole request is about to reach the server. */
  | { readonly kind: "request"; readonly method: string; readonly path: string; readonly body: string }
  /** The server's whole answer to it is about to reach the client. */
  | { readonly kind: "response"; readonly method: string; readonly path: string; readonly status: number };

/** Reads one exchange after another. Messages are passed on whole, so a body that never ends never arrives. */
export function httpTap(): Tap<HttpEvent> {
  const asked: { method: string; path: string }[] = [];
  const up = cutter(({ start, body }) => {
    const [method = "", path = ""] = start.split(" ");
    asked.push({ method, path });
    return { kind: "request", method, path, body: body.toString() };
  });
  const down = cutter(({ start }) => {
    const { method, path } = asked.shift() ?? { method: "", path: "" };
    return { kind: "response", method, path, status: Number(start.split(" ")[1]) };
  });
  return { up, down };
}

interface Message {
  /** The first line. */
  readonly start: string;
  readonly body: Buffer;
}

const BLANK = "\r\n\r\n";

function cutter(read: (message: Message) => HttpEvent): (chunk: Buffer) => readonly Piece<HttpEvent>[] {
  let waiting: Buffer = Buffer.alloc(0);
  return (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    const pieces: Piece<HttpEvent>[] = [];
    for (;;) {
      const end = endOfMessage(waiting);
      if (end === undefined) return pieces;
      const bytes = waiting.subarray(0, end);
      waiting = waiting.subarray(end);
      const bodyAt = bytes.indexOf(BLANK) + BLANK.length;
      const start = bytes.toString("latin1", 0, bytes.indexOf("\r\n"));
      pieces.push({ bytes, event: read({ start, body: bytes.subarray(bodyAt) }) });
    }
  };
}

/** Undefined: the message is not complete yet. */
function endOfMessage(bytes: Buffer): number | undefined {
  const blank = bytes.indexOf(BLANK);
  if (blank < 0) return undefined;
  const bodyAt = blank + BLANK.length;
  const head = bytes.toString("latin1", 0, blank);
  if (/^transfer-encoding: *chunked/im.test(head)) return endOfChunks(bytes, bodyAt);
  const end = bodyAt + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return bytes.length < end ? undefined : end;
}

function endOfChunks(bytes: Buffer, from: number): number | undefined {
  for (let at = from; ; ) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.toString("latin1", at, line), 16);
    at = line + 2 + size + 2;
    if (bytes.length < at) return undefined;
    if (size === 0) return at;
  }
}
