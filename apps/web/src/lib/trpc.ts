import type { AppRouter, RouterOutputs } from "@leadgen/api";
import {
  createTRPCClient,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import { KEY, onceLink } from "./once-link.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** What each procedure answers with: `Outputs["campaign"]["get"]`. */
export type Outputs = RouterOutputs;

const API_URL = "/api/trpc";

/** The typed client of this app's own API; the session cookie goes along by itself. */
export function createApiClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      onceLink,
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url: API_URL, transformer: superjson }),
        false: splitLink({
          // A request has one key, so such a call is alone in its own.
          condition: ({ context }) => context[KEY] !== undefined,
          true: httpLink({
            url: API_URL,
            transformer: superjson,
            headers: ({ op }) => ({ "idempotency-key": String(op.context[KEY]) }),
          }),
          false: httpBatchLink({ url: API_URL, transformer: superjson, maxItems: 10 }),
        }),
      }),
    ],
  });
}
