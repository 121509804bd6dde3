import type { FaultName } from "../faults/catalogue.ts";
import type { Answer } from "../http/answer.ts";
import type { Exceeded, Limit, TokenBuckets } from "../http/token-buckets.ts";
import type { Accounts } from "../state/accounts.ts";
import type { Effect } from "../state/effects.ts";
import type { SimulatorState } from "../state/state.ts";
import type { OperationName, ProviderName } from "./names.ts";

/** A request as a provider's handler sees it. The state is read, never written: see `Outcome.effect`. */
export interface ProviderRequest {
  readonly operation: OperationName;
  readonly method: string;
  /** The provider's own path, for example `/api/v1/people/match`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly rawBody: string;
  readonly bodyTooLarge: boolean;
  /** The parsed JSON body; undefined if there is none or it is not JSON. */
  readonly body: unknown;
  /** The key that was presented, or null. */
  readonly key: string | null;
  /** The fault that the handler itself has to play, if any. */
  readonly fault: FaultName | null;
  readonly faultSeconds: number | null;
  /** True while a fault of this name is set for this provider, without using it up. */
  readonly faultIsSet: (fault: FaultName) => boolean;
  readonly now: Date;
  readonly seed: string;
  readonly state: Readonly<SimulatorState>;
  readonly accounts: Accounts;
  readonly buckets: TokenBuckets;
}

/** What a handler decided: the answer, and its effect at the provider (null: nothing changed, nothing cost). */
export interface Outcome {
  readonly answer: Answer;
  readonly effect: Effect | null;
}

export interface Route {
  readonly operation: OperationName;
  readonly method: "GET" | "POST" | "DELETE" | "PATCH";
  /** Hono patterns below the provider's base URL; the first is the documented one. */
  readonly paths: readonly string[];
  /** What is simulated here, for the overview page. */
  readonly handle: (request: ProviderRequest) => Outcome;
}

/** A provider's own form of the errors that every provider has. */
export interface ErrorForms {
  readonly serverError: Form;
  readonly unavailable: Form;
  /**
   * `request.faultSeconds` is the Retry-After to send, null for none; `exceeded` the limit that was hit, null for a
   * fault.
   */
  readonly rateLimited: (request: ProviderRequest, exceeded: Exceeded | null) => Answer;
  readonly unauthorized: Form;
  readonly forbidden: Form;
  readonly quotaExhausted: Form;
  readonly withdrawn: Form;
  readonly badRequest: Form;
  readonly notFound: Form;
  /** JSON with status 200 in a shape that this provider never answers. */
  readonly wrongShape: Form;
}

export type Form = (request: ProviderRequest) => Answer;

/** Published limits of a paid plan. */
export interface RateLimits {
  /** What has its own buckets: each endpoint, each model at an endpoint, or the account as a whole. */
  readonly countedBy: "endpoint" | "model" | "account";
  readonly of: (operation: string) => readonly Limit[];
}

export interface Provider {
  readonly name: ProviderName;
  readonly rateLimits: RateLimits;
  readonly routes: readonly Route[];
  /** The key in the request, wherever this provider wants it; null if there is none. */
  readonly readKey: (request: Pick<ProviderRequest, "headers" | "query">) => string | null;
  /** Faults of this provider alone that answer in place of the provider. */
  readonly faultAnswers: Partial<Record<FaultName, Form>>;
  readonly errors: ErrorForms;
  /** For each operation that callers use, the answer's fields that they may need; see `changeFields`. */
  readonly neededFields: Readonly<Partial<Record<OperationName, readonly string[]>>>;
  /** Checks before any handler: the edge, the key. Null lets the request pass. */
  readonly guard: (request: ProviderRequest) => Answer | null;
  /** Headers that this provider puts on every answer of an operation. */
  readonly headers: (request: ProviderRequest, answer: Answer) => Record<string, string>;
}

/** Any non-empty key is accepted, unless it contains "invalid". */
export function keyIsAccepted(key: string | null): boolean {
  return key !== null && key.trim() !== "" && !key.toLowerCase().includes("invalid");
}

export function bearerKey(request: Pick<ProviderRequest, "headers">): string | null {
  const match = /^Bearer\s+(.+)$/i.exec(request.headers.authorization ?? "");
  return match?.[1]?.trim() || null;
}

/** An outcome that changed nothing and cost nothing. */
export function free(answer: Answer): Outcome {
  return { answer, effect: null };
}
