import type { AccessNote } from "../access/access-note.ts";
import type { Credentials } from "../access/credentials.ts";
import type { From } from "../access/from.ts";
import { newRequestId } from "../accounts/request-id.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import type { Log } from "../errors/translate.ts";

/** What every procedure gets. */
export interface Context {
  readonly deps: ApiDeps;
  readonly requestId: string;
  /** Where errors of this request are told. */
  readonly log: Log;
  /** For the access log, filled in as it becomes known. */
  readonly note: AccessNote;
  readonly from: From;
  /** Who asks, read from the database once for this request. */
  credentials(): Promise<Credentials>;
  /** The same, read again: what a stream that stays open asks while it is open. */
  identify(): Promise<Credentials>;
  /** To be aborted when a stream that this request opened must end, whether anybody reads it or not. */
  readonly due: AbortController;
  /** Headers that the answer gets beside its own. */
  readonly answer: Headers;
  /** The session's signed token, if that is how the request came. A secret. */
  readonly sessionToken: string | null;
  /** `Idempotency-Key`, as it was sent; null: none. */
  readonly idempotencyKey: string | null;
  /** Over HTTPS, so a cookie may say so. */
  readonly secure: boolean;
}

const NOWHERE: From = { address: null, userAgent: null };

/** A context whose credentials are known already: for use in process. */
export const contextAs = (deps: ApiDeps, credentials: Credentials): Context => ({
  deps,
  requestId: newRequestId(),
  log: deps.log,
  note: {},
  from: NOWHERE,
  credentials: async () => credentials,
  identify: async () => credentials,
  due: new AbortController(),
  answer: new Headers(),
  sessionToken: null,
  idempotencyKey: null,
  secure: false,
});
