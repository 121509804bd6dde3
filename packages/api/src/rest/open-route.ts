import type { z } from "zod";
import type { ApiDeps } from "../deps/api-deps.ts";

/** What everybody may GET, without credentials: it tells that things are up and how to ask, and nothing else. */
export interface OpenRoute {
  /** From the root of the server. */
  readonly path: string;
  readonly handle: (deps: ApiDeps) => Promise<Response>;
}

/** Those of them that the document describes. */
export interface DocumentedOpenRoute extends OpenRoute {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly output: z.ZodType;
}
