import type { AccessNote } from "../access/access-note.ts";
import type { Credentials } from "../access/credentials.ts";
import type { From } from "../access/from.ts";
import { newRequestId } from "../accounts/request-id.ts";
import { type CookieForm, cookieForm } from "../accounts/session-cookie.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import type { Log } from "../errors/translate.ts";

/** The context that every procedure gets. */
export interface Context {
  readonly deps: ApiDeps;
  readonly requestId: string;
  /** Logs the errors of this request. */
  readonly log: Log;
  /** Fields of the access log, filled in as they become known. */
  readonly note: AccessNote;
  readonly from: From;
  /** The actor and its rights, read from the database once per request. */
  credentials(): Promise<Credentials>;
  /** The same, read again; an open stream uses it to check that it may stay open. */
  identify(): Promise<Credentials>;
  /** Aborted when a stream that this request opened must end, even if nothing reads it. */
  readonly due: AbortController;
  /** Extra headers of the answer. */
  readonly answer: Headers;
  /** The session's signed token, if the request authenticated with one. A secret. */
  readonly sessionToken: string | null;
  /** The header `Idempotency-Key` as sent; null: none. */
  readonly idempotencyKey: string | null;
  /** How the web app's cookie is set in the answer. */
  readonly cookie: CookieForm;
}

const NOWHERE: From = { address: null, userAgent: null };

/** A context with known credentials, for use in process. */
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
  cookie: cookieForm(undefined, false),
});
