"use client";

import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { createApiClient } from "../../lib/api-client.ts";
import { cssVariables } from "../../lib/css-variables.ts";
import { createQueryClient } from "../../lib/query-client.ts";
import { theme } from "../../lib/theme.ts";
import { TRPCProvider } from "../../lib/trpc.ts";

/** What every page needs around it. */
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
