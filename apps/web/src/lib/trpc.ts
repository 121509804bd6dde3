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

/** The output of each procedure: `Outputs["campaign"]["get"]`. */
export type Outputs = RouterOutputs;

const API_URL = "/api/trpc";

/** The typed client of this app's own API; the browser sends the session cookie. */
export function createApiClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      onceLink,
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url: API_URL, transformer: superjson }),
        false: splitLink({
          // A request has one idempotency key, so such a call is not batched.
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
