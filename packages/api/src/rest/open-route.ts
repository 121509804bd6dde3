import type { z } from "zod";
import type { ApiDeps } from "../deps/api-deps.ts";

/** A path that anyone may GET without credentials: health, the OpenAPI document, the docs page. */
export interface OpenRoute {
  /** Absolute path on the server. */
  readonly path: string;
  readonly handle: (deps: ApiDeps) => Promise<Response>;
}

/** An open route that the OpenAPI document describes. */
export interface DocumentedOpenRoute extends OpenRoute {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly output: z.ZodType;
}
