import type { Action } from "../auth/policy.ts";
import type { Caller } from "../caller.ts";
import type { ApiErrorCode } from "../errors/api-error.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Chapters of the documentation. */
export const AREAS = {
  Accounts: "Signing up, logging in, tokens.",
  Organizations: "Campaigns, leads and jobs belong to an organization, and only its members see them.",
  "Do not contact":
    "Whom an organization does not write to. Looked at before each paid call and before the sender.",
  Campaigns: "Finding people, checking their addresses, writing to each, handing over to the sender.",
  Jobs: "What the workers do: one job to fetch a campaign's leads, one for each lead.",
  Leads: "The people that campaigns found, and what became of them.",
  Queue: "The circuit breaker: any provider failure opens it, and only an operator closes it.",
  Health: "For load balancers and Kubernetes. Open to everybody.",
} as const;
export type Area = keyof typeof AREAS;

export interface RouteCall {
  readonly caller: Caller;
  readonly input: Readonly<Record<string, unknown>>;
}

/**
 * One procedure as a REST call. Rights, rules and schemas are the procedure's own; the table says only how it is
 * reached. The router and the OpenAPI document are both made from it.
 */
export interface Route {
  readonly method: Method;
  /** Below `/api/v1`. Names in braces are fields of the procedure's input; the others come from query or body. */
  readonly path: string;
  readonly action: Action;
  readonly area: Area;
  /** A line. */
  readonly summary: string;
  readonly description?: string;
  /** Default: the action. Needed by the second path of an action. */
  readonly operationId?: string;
  /** Refusals that are this route's own: the others follow from the policy and the schema. */
  readonly refusals?: readonly ApiErrorCode[];
  /** Default 200. */
  readonly status?: 201;
  /** Fields of the documented example beside those that the schema needs. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Answers in another way than with the procedure's answer in the envelope. */
  readonly respond?: (call: RouteCall) => Promise<Response>;
  /** What the answer is, if not JSON. */
  readonly produces?: "text/csv";
}

/** What a line of the table says after `GET /campaigns/{id}`. */
type Line = Omit<Route, "method" | "path" | "area">;

/** Makes the routes of one area: `route("GET /campaigns/{id}", {…})`. */
export const routesOf =
  (area: Area) =>
  (call: `${Method} /${string}`, line: Line): Route => {
    const space = call.indexOf(" ");
    return { method: call.slice(0, space) as Method, path: call.slice(space + 1), area, ...line };
  };
