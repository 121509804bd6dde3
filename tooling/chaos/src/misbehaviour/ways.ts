import type { Malformed } from "./malformed.ts";
import { headOf } from "./malformed.ts";

const JSON_HEAD = headOf(200, { "content-type": "application/json", "content-length": "1000" });
const HALF = Buffer.concat([JSON_HEAD, Buffer.from('{"a":')]);
const FIFTY_MB = 50 * 1024 * 1024;

/** Ways in which a connection can fail, whatever the answer is. Ordered so that among any five in a row, few last until the deadline. */
export const WAYS: readonly Malformed[] = [
  { family: "never answers", act: { kind: "never" }, only: "TIMEOUT" },
  { family: "resets", act: { kind: "reset", bytes: Buffer.alloc(0) }, only: "NETWORK" },
  { family: "cuts the body", act: { kind: "say", bytes: HALF }, only: "NETWORK" },
  { family: "hangs up", act: { kind: "say", bytes: Buffer.alloc(0) }, only: "NETWORK" },
  {
    family: "sends 50 MB",
    act: { kind: "flood", head: headOf(200, { "content-type": "application/json" }), bytes: FIFTY_MB },
    only: "INVALID_RESPONSE",
  },
  {
    family: "drips headers",
    act: { kind: "drip", head: Buffer.from("HTTP/1.1 200 OK\r\nx-a:"), everyMs: 20 },
    only: "TIMEOUT",
  },
  { family: "resets in the body", act: { kind: "reset", bytes: HALF }, only: "NETWORK" },
  { family: "drips the body", act: { kind: "drip", head: JSON_HEAD, everyMs: 20 }, only: "TIMEOUT" },
];
