import { connect } from "node:net";

export interface RawAnswer {
  /** Undefined: the connection ended without an answer. */
  readonly status: number | undefined;
  readonly type: string;
  readonly body: string;
}

/** Longest time for the whole answer, in milliseconds. Of a stream, the head is enough. */
const PATIENCE_MS = 40_000;

/** Sends bytes unchanged, over a new connection. Resolves at the answer's end. */
export function sendRaw(port: number, bytes: Buffer): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    let text = "";
    const end = () => {
      clearTimeout(late);
      socket.destroy();
      resolve(parsed(text));
    };
    const late = setTimeout(end, PATIENCE_MS);
    socket.setEncoding("latin1");
    socket.on("connect", () => socket.write(bytes));
    socket.on("data", (more) => {
      text += String(more);
      if (isWhole(text)) end();
    });
    // A server that refuses a request without reading all of it may reset the connection after its answer.
    socket.on("error", end);
    socket.on("close", end);
  });
}

const INTERIM = /^(HTTP\/1\.1 1\d\d[^\r]*\r\n([^\r]+\r\n)*\r\n)+/;

function isWhole(text: string): boolean {
  const { head, body, type } = divided(text);
  if (head === undefined) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return type.startsWith("text/event-stream") || (length !== undefined && body.length >= Number(length));
}

function parsed(text: string): RawAnswer {
  const { head, body, type } = divided(text);
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head ?? "")?.[1];
  return { status: status === undefined ? undefined : Number(status), type, body };
}

function divided(text: string): { head: string | undefined; body: string; type: string } {
  const answer = text.replace(INTERIM, "");
  const at = answer.indexOf("\r\n\r\n");
  const head = at < 0 ? undefined : answer.slice(0, at);
  const type = /\r\ncontent-type: ([^\r]*)/i.exec(head ?? "")?.[1] ?? "";
  return { head, body: at < 0 ? "" : answer.slice(at + 4), type };
}
