import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { ApiError } from "../errors/api-error.ts";
import { AT_THE_DOOR, TRANSPORT } from "../errors/codes.ts";
import { bodyOf, HEADERS } from "../rest/envelope.ts";

/** Answers a request that no handler gets to see. The rest of it is not read: the connection ends. */
export function refuse(response: ServerResponse, error: ApiError): void {
  const { allow, retryAfterSeconds } = error.details;
  const body = JSON.stringify(bodyOf(error));
  response.writeHead(TRANSPORT[error.code].status, {
    ...HEADERS,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
    ...(typeof allow === "string" && { allow }),
    ...(typeof retryAfterSeconds === "number" && { "retry-after": String(retryAfterSeconds) }),
  });
  response.end(body);
}

/** The same for a socket without a response. */
export function refuseSocket(
  socket: Duplex,
  code: keyof typeof AT_THE_DOOR | "INVALID_INPUT",
  message?: string,
): void {
  const { status, example } = { ...AT_THE_DOOR, INVALID_INPUT: TRANSPORT.INVALID_INPUT }[code];
  const body = JSON.stringify(bodyOf({ code, message: message ?? example, details: {} }));
  const lines = [
    `HTTP/1.1 ${status} Refused`,
    ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  // Ending our side is not enough: a client that never ends its own would keep the socket open for good.
  socket.on("error", () => {});
  socket.end(`${lines.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}
