import type { AppRouter, RouterOutputs } from "@leadgen/api";
import {
  createTRPCClient,
  httpBatchLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCClient,
} from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import superjson from "superjson";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** What each procedure answers with: `Outputs["campaign"]["get"]`. */
export type Outputs = RouterOutputs;

const API_URL = "/api/trpc";

/** The typed client of this app's own API; the session cookie goes along by itself. */
export function createApiClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === "subscription",
        true: httpSubscriptionLink({ url: API_URL, transformer: superjson }),
        false: httpBatchLink({ url: API_URL, transformer: superjson, maxItems: 10 }),
      }),
    ],
  });
}
