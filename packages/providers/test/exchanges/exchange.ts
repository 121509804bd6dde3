import type { FailureKind, RecordOutcome } from "@leadgen/core";
import { ProviderError } from "@leadgen/core";
import type { CallResult, Providers } from "../../src/index.ts";
import { type Call, EMAIL, type Known } from "../support/calls.ts";
import { respondWith } from "../support/provocation.ts";
import type { RawServer, Respond } from "../support/raw-server.ts";

export type Verdict = "SUCCESS" | `RECORD ${RecordOutcome}` | `FAILURE ${FailureKind}`;

/** One answer of a provider, or of a proxy in between, and the verdict expected for it. */
export interface Exchange {
  readonly name: string;
  readonly call: Call;
  readonly respond: Respond;
  readonly verdict: Verdict;
}

/** The ids of the answers in the tables. */
export const KNOWN: Known = {
  personIds: ["p1", "p2"],
  campaignId: "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012",
  email: EMAIL,
};

type Row = readonly [
  verdict: Verdict,
  name: string,
  status: number,
  body: unknown,
  headers?: Record<string, string>,
];

/** A table of answers to one call. A body that is a text is sent unchanged. */
export function answersTo(call: Call, rows: readonly Row[]): Exchange[] {
  return rows.map(([verdict, name, status, body, headers]) => ({
    name: `HTTP ${status}: ${name}`,
    call,
    verdict,
    respond: respondWith(status, body, headers),
  }));
}

/** The outcome of a call. */
export interface Played {
  readonly verdict: string;
  readonly rule: string | undefined;
  readonly result: CallResult<unknown> | undefined;
  readonly error: unknown;
  readonly requests: number;
}

/** Plays one exchange over a real socket. */
export async function play(
  raw: RawServer,
  providers: Providers,
  { call, respond }: Pick<Exchange, "call" | "respond">,
): Promise<Played> {
  raw.respondWith(respond);
  const [settled] = await Promise.allSettled([call(providers, KNOWN)]);
  const { requests } = raw;
  if (settled.status === "fulfilled") {
    const result = settled.value;
    const verdict = result.outcome === "SUCCEEDED" ? "SUCCESS" : `RECORD ${result.status}`;
    return { verdict, rule: result.rule, result, error: undefined, requests };
  }
  const error: unknown = settled.reason;
  const failure = error instanceof ProviderError ? error.failure : undefined;
  const verdict = failure === undefined ? `THROWN ${String(error)}` : `FAILURE ${failure.kind}`;
  return { verdict, rule: failure?.rule, result: undefined, error, requests };
}
