import type { AppRouter, RouterOutputs } from "@leadgen/api";
import { createTRPCClient, httpBatchLink, type TRPCClient } from "@trpc/client";
import superjson from "superjson";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { redirectedTo } from "./no-answer.ts";

/** The typed procedures of a running system. */
export type ApiClient = TRPCClient<AppRouter>;

export type Campaign = RouterOutputs["campaign"]["get"];
export type QueueStatus = RouterOutputs["queue"]["status"];
export type Cause = NonNullable<RouterOutputs["queue"]["cause"]>;
export type ClosePreview = NonNullable<RouterOutputs["queue"]["closePreview"]>;
export type HistoryItem = RouterOutputs["queue"]["history"]["items"][number];
export type ProbeAnswer = RouterOutputs["queue"]["probe"];

export interface ApiAddress {
  /** Without a path, for example `http://localhost:3000`. */
  readonly url: string;
  readonly token: string | undefined;
  /** Aborts requests under way. */
  readonly signal: AbortSignal;
  /** Handles the requests in place of the network: an API in this process. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Milliseconds. Longer than a probe (30 s), and than closing over a million jobs unless the machine is very busy. */
const PATIENCE_MS = 120_000;

export function createClient({ url, token, signal, fetch: take = fetch }: ApiAddress): ApiClient {
  return createTRPCClient<AppRouter>({
    links: [
      httpBatchLink({
        url: `${url}/api/trpc`,
        transformer: superjson,
        headers: bearer(token),
        async fetch(input, init) {
          const answer = await take(
            new Request(input, {
              ...(init as RequestInit),
              redirect: "manual",
              signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
            }),
          );
          const elsewhere = redirectedTo(url, answer);
          if (elsewhere !== undefined) throw new CliError(EXIT.MISBEHAVED, elsewhere);
          return answer;
        },
      }),
    ],
  });
}

export const bearer = (token: string | undefined): Record<string, string> =>
  token === undefined ? {} : { authorization: `Bearer ${token}` };
