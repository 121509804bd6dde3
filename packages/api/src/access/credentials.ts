import type { Actor } from "./actor.ts";

export interface Credentials {
  /** Null: not authenticated. */
  readonly actor: Actor | null;
  /** Another site's page could have made this request: the browser added the credentials by itself, or says so. */
  readonly forgeable: boolean;
}

export const NOBODY: Credentials = { actor: null, forgeable: false };
