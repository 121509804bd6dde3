import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors/api-error.ts";
import type { DoorLimits } from "./limits.ts";

const WITH_BODY = ["POST", "PATCH", "PUT"];

/**
 * What the headers say of a body. What they do not say is counted where it is read.
 * @throws ApiError INVALID_INPUT, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE.
 */
export function checkBody(request: IncomingMessage, { bodyBytes }: DoorLimits): void {
  if (!hasBody(request)) return;
  if (!WITH_BODY.includes(request.method ?? ""))
    throw new ApiError("INVALID_INPUT", `${request.method} takes no body.`);
  // Node undoes the chunks, and no compression.
  if (!/^(chunked)?$/i.test(request.headers["transfer-encoding"] ?? ""))
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE", "Transfer-Encoding: must be chunked, and nothing else.");
  if (Number(request.headers["content-length"] ?? 0) > bodyBytes)
    throw new ApiError("PAYLOAD_TOO_LARGE", `The request's body is larger than ${bodyBytes} bytes.`);
}

export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
