import { appRouter } from "./router.ts";
import { createCallerFactory } from "./trpc.ts";

/** Makes a caller for a context: the procedures as functions, for REST and for use in process. */
export const createCaller = createCallerFactory(appRouter);

export type Caller = ReturnType<typeof createCaller>;
