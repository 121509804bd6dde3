import type { FaultName } from "../faults/catalogue.ts";
import type { OperationName, ProviderName } from "../providers/names.ts";
import type { Effect } from "../state/effects.ts";

interface LineOfRequest {
  /** The request's number, shared by its two lines; grows across restarts and resets. */
  readonly seq: number;
  /** ISO 8601 UTC with milliseconds; of a received line, when the request's headers arrived. */
  readonly at: string;
  readonly provider: ProviderName;
  readonly operation: OperationName;
  readonly method: string;
  /** The path below the simulator's root, with its query; keys are masked. */
  readonly path: string;
}

/** Written before the request is handled. */
export interface ReceivedLine extends LineOfRequest {
  readonly event: "received";
  /** First 12 hex digits of the key's SHA-256; null without a key. */
  readonly keyFingerprint: string | null;
  /** Parsed JSON, or the text if it is not JSON; null without a body. Keys are masked. */
  readonly body: unknown;
}

/**
 * Written in the same tick as the work, before the first byte of the answer is sent. `dropped`: the caller gets no
 * complete answer.
 */
export interface EndedLine extends LineOfRequest {
  readonly event: "answered" | "dropped";
  readonly status: number | null;
  readonly fault: FaultName | null;
  readonly workDone: Effect | null;
  /** From arrival to this line. */
  readonly ms: number;
}

export type RequestLine = ReceivedLine | EndedLine;

/** Lines about the simulator itself; readers of requests skip them. */
export type MarkLine =
  | { readonly event: "started"; readonly at: string; readonly seed: string }
  | { readonly event: "reset"; readonly at: string }
  /** What a control call changed at a provider: mails sent, a reply, a sender. */
  | { readonly event: "control"; readonly at: string; readonly effect: Effect }
  /** A crash had left half a line, kept here as text. */
  | { readonly event: "torn"; readonly at: string; readonly text: string };

export type LogLine = RequestLine | MarkLine;

export function isRequestLine(line: LogLine): line is RequestLine {
  return line.event === "received" || line.event === "answered" || line.event === "dropped";
}
