import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createCallerFactory, router } from "../procedure/procedure.ts";
import { NOUNS } from "./procedures.ts";

/** The router of all procedures. A client needs only its type. */
export const appRouter = router(NOUNS);

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;

/** Makes a caller for a context: the procedures as in-process functions. */
export const createCaller = createCallerFactory(appRouter);

export type Caller = ReturnType<typeof createCaller>;
