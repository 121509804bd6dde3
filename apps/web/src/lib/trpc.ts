import type { AppRouter, RouterOutputs } from "@leadgen/api";
import { createTRPCContext } from "@trpc/tanstack-react-query";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** What each procedure answers with: `Outputs["campaign"]["get"]`. */
export type Outputs = RouterOutputs;
