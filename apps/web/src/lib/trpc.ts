import type { AppRouter, RouterOutputs } from "@leadgen/api";
import { createTRPCContext } from "@trpc/tanstack-react-query";

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

/** What each procedure answers with: `Outputs["campaign"]["get"]`. */
export type Outputs = RouterOutputs;
