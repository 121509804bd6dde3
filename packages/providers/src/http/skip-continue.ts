import type { Socket } from "node:net";
import { buildConnector } from "undici";

/** A whole `100 Continue` at the start of a chunk. A JSON body can't match: its strings hold no raw line breaks. */
const CONTINUE = /^HTTP\/1\.[01] 100\b[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n/;
const MARK = Buffer.from("HTTP/1.");

function withoutContinue(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, MARK.length).equals(MARK)) return bytes;
  const head = CONTINUE.exec(bytes.toString("latin1"))?.[0];
  return head === undefined ? bytes : withoutContinue(bytes.subarray(head.length));
}

function skipping<S extends Socket>(socket: S): S {
  const read = socket.read.bind(socket);
  socket.read = (size?: number) => {
    const bytes: unknown = read(size);
    if (!Buffer.isBuffer(bytes)) return bytes;
    const rest = withoutContinue(bytes);
    return rest.length === 0 && bytes.length > 0 ? socket.read(size) : rest;
  };
  return socket;
}

/**
 * Connects as undici does and drops each unsolicited `100 Continue`. A client must accept any 1xx (RFC 9110, 15.2), but
 * undici closes the connection at this one, after the work was done and paid for.
 */
export function connectorSkippingContinue(options: buildConnector.BuildOptions): buildConnector.connector {
  const connect = buildConnector(options);
  return (target, callback) =>
    connect(target, (...[error, socket]: Parameters<buildConnector.Callback>) => {
      if (error !== null) callback(error, null);
      else callback(null, skipping(socket));
    });
}
