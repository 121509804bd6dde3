import type { z } from "zod";
import type { Rule } from "../access/rule.ts";
import type { ApiErrorCode } from "../errors/api-error.ts";

/** Chapters of the REST documentation. */
export const AREAS = {
  Accounts: "Signing up, logging in, tokens.",
  Organizations: "Campaigns, leads and jobs belong to an organization, and only its members see them.",
  "Do not contact":
    "Whom an organization does not write to. Looked at before each paid call and before the sender.",
  Campaigns: "Finding people, checking their addresses, writing to each, handing over to the sender.",
  Sending:
    "Who sends a campaign's mails, what they look like, and the step that has them sent. Nothing is sent before a person activates it.",
  Jobs: "What the workers do: one job to fetch a campaign's leads, one for each lead.",
  Leads: "The people that campaigns found, and what became of them.",
  Queue: "The circuit breaker: any provider failure opens it, and only an operator closes it.",
  Health: "For load balancers and Kubernetes. Open to everybody.",
} as const;
export type Area = keyof typeof AREAS;

export const METHODS = ["GET", "POST", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** `POST /campaigns/{id}/start`, below `/api/v1`. Names in braces are fields of the input; the others come from query or body. */
export type RestCall = `${Method} /${string}`;

/** A REST call of a procedure, and how it is documented. */
export interface RestSpec {
  readonly rest: RestCall;
  readonly area: Area;
  /** A line. */
  readonly summary: string;
  readonly description?: string;
  /** Fields of the documented example beside those that the schema needs. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Answers in another way than with the procedure's answer in the envelope. */
  readonly respond?: (asked: Asked) => Promise<Response>;
  /** What `respond` answers: a file. */
  readonly produces?: "text/csv" | "application/json";
}

/** What a procedure says of itself beside its schemas and its handler. */
export interface Spec extends Rule, RestSpec {
  /** Refusals that are its own: the others follow from the rule and the schema. */
  readonly refusals?: readonly ApiErrorCode[];
  /** Default 200. */
  readonly status?: 201;
  /** Sent again under the same Idempotency-Key it is done once, and answered as it was the first time. */
  readonly once?: true;
  /** A mutation that changes nothing here: it asks a provider, and the caller's own call (rule J15) is its record, in place of an audit event. */
  readonly asks?: true;
  /** A second path. */
  readonly also?: RestSpec & { readonly operationId: string };
  /** Served by a connection of its own, so that it works when all others are used up. */
  readonly emergency?: true;
}

/** A REST call that a procedure answers by itself. */
export interface Asked {
  readonly input: Readonly<Record<string, unknown>>;
  /** Calls the procedure; its schema judges the input. */
  ask(input: unknown): Promise<unknown>;
}

/** All that is known of a procedure, as tRPC keeps it beside the handler. */
export interface Meta {
  readonly rule: Rule;
  readonly input: z.ZodType;
  /** Null: a stream, whose events have no schema and which REST does not reach. */
  readonly call: { readonly spec: Spec; readonly output: z.ZodType } | null;
}
