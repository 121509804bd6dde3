import type { Actor } from "./actor.ts";

export interface Credentials {
  /** Null: not authenticated. */
  readonly actor: Actor | null;
  /** Whether another site's page could have caused this request: the browser added the cookie, or reports a foreign origin. */
  readonly forgeable: boolean;
}

export const NOBODY: Credentials = { actor: null, forgeable: false };
