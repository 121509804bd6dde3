import { ApiError } from "../errors/api-error.ts";
import { BODY } from "./body-limits.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/**
 * Scans JSON without parsing it: `JSON.parse`, superjson and zod take seconds for a MB of small values, and block the event loop for
 * that time. Text that is not JSON passes; the parser refuses it.
 * @throws ApiError INVALID_INPUT.
 */
export function measureJson(bytes: Uint8Array): void {
  let depth = 0;
  let values = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (quoted) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) quoted = false;
    } else if (byte === QUOTE) quoted = true;
    else if (byte === COMMA || byte === COLON) {
      if (++values > BODY.values) throw refusal(`has more than ${BODY.values} fields and entries`);
    } else if (OPENING.has(byte)) {
      if (++depth > BODY.depth) throw refusal(`is nested more than ${BODY.depth} deep`);
    } else if (CLOSING.has(byte)) depth--;
  }
}

const refusal = (what: string): ApiError => new ApiError("INVALID_INPUT", `The request's input ${what}.`);
