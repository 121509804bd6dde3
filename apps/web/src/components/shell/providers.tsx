"use client";

import { MantineProvider } from "@mantine/core";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { errorCode } from "../../lib/api-error.ts";
import { isLeaving } from "../../lib/leaving.ts";
import { withNext } from "../../lib/own-path.ts";
import { cssVariables, theme } from "../../lib/theme.ts";
import { createApiClient, TRPCProvider } from "../../lib/trpc.ts";

/** The contexts of every page. */
export function Providers({ children }: { readonly children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(createApiClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <TRPCProvider queryClient={queryClient} trpcClient={trpcClient}>
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/**
 * Queries fail at once instead of being retried silently: an operator must see that there is no answer
 * (UNKNOWN, treated as OPEN). The next poll is the retry.
 */
function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => rightsChanged(error, client) }),
    mutationCache: new MutationCache({ onError: (error) => rightsChanged(error, client) }),
    defaultOptions: {
      queries: { retry: false, networkMode: "always", refetchIntervalInBackground: false },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

/** Reloads the user's rights after FORBIDDEN and asks for a log-in after UNAUTHENTICATED: the page may offer what is no longer allowed. */
function rightsChanged(error: unknown, client: QueryClient): void {
  const code = errorCode(error);
  if (code === "FORBIDDEN") void client.invalidateQueries({ queryKey: [["auth", "me"]] });
  if (code === "UNAUTHENTICATED" && !isLeaving()) signInAgain();
}

function signInAgain(): void {
  const { pathname, search } = window.location;
  if (pathname === "/sign-in" || pathname === "/sign-up") return;
  window.location.assign(withNext("/sign-in", pathname + search));
}
