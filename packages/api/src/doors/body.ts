import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors/api-error.ts";
import type { DoorLimits } from "./limits.ts";

const WITH_BODY = ["POST", "PATCH", "PUT"];

/**
 * Checks what the headers declare about the body. An undeclared length is counted while the body is read.
 * @throws ApiError INVALID_INPUT, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE.
 */
export function checkBody(request: IncomingMessage, { bodyBytes }: DoorLimits): void {
  if (!hasBody(request)) return;
  if (!WITH_BODY.includes(request.method ?? ""))
    throw new ApiError("INVALID_INPUT", `${request.method} takes no body.`);
  // Node decodes chunks, but no compression.
  if (!/^(chunked)?$/i.test(request.headers["transfer-encoding"] ?? ""))
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE", "Transfer-Encoding: must be chunked, and nothing else.");
  if (Number(request.headers["content-length"] ?? 0) > bodyBytes)
    throw new ApiError("PAYLOAD_TOO_LARGE", `The request's body is larger than ${bodyBytes} bytes.`);
}

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
