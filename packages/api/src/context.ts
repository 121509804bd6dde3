import type { ApiDeps } from "./api-deps.ts";
import type { Credentials } from "./auth/identify.ts";

/** What every procedure gets. */
export interface Context {
  readonly deps: ApiDeps;
  readonly credentials: Credentials;
}
