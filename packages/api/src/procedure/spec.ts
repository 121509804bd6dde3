import type { z } from "zod";
import type { Rule } from "../access/rule.ts";
import type { ApiErrorCode } from "../errors/api-error.ts";

/** Chapters of the REST documentation. */
export const AREAS = {
  Accounts: "Signing up, logging in, tokens.",
  Organizations: "Campaigns, leads and jobs belong to an organization, and only its members see them.",
  "Do not contact":
    "People and companies that an organization does not write to. Checked before each paid call and before sending.",
  Campaigns:
    "A campaign finds people, checks their addresses, writes a mail to each, and hands them to the sender.",
  Sending:
    "Who sends a campaign's mails, what they look like, and the activation. Nothing is sent before a person activates it.",
  Jobs: "The workers' jobs: one fetches a campaign's leads, then there is one per lead.",
  Leads: "The people that campaigns found, and their results.",
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
  /** Extra fields of the documented example, beside those that the schema requires. */
  readonly example?: Readonly<Record<string, unknown>>;
  /** Makes the response, in place of the procedure's answer in the envelope. */
  readonly respond?: (asked: Asked) => Promise<Response>;
  /** Media type of the file that `respond` answers. */
  readonly produces?: "text/csv" | "application/json";
}

/** All that describes a procedure, beside its schemas and its handler. */
export interface Spec extends Rule, RestSpec {
  /** Error codes of its own; the others follow from the rule and the schema. */
  readonly refusals?: readonly ApiErrorCode[];
  /** Default 200. */
  readonly status?: 201;
  /** A repeated call with the same Idempotency-Key is executed once, and gets the first call's answer again. */
  readonly once?: true;
  /** A mutation that asks a provider and changes nothing here. The record of its call (rule J15) replaces the audit event. */
  readonly asks?: true;
  /** A second path of the same procedure. */
  readonly also?: RestSpec & { readonly operationId: string };
  /** Has a connection of its own, so that it works when all others are in use. */
  readonly emergency?: true;
}

/** The arguments of `respond`. */
export interface Asked {
  readonly input: Readonly<Record<string, unknown>>;
  /** Calls the procedure, which validates the input. */
  ask(input: unknown): Promise<unknown>;
}

/** All that is known of a procedure, as tRPC keeps it beside the handler. */
export interface Meta {
  readonly rule: Rule;
  readonly input: z.ZodType;
  /** Null: a stream, whose events have no schema and which REST does not reach. */
  readonly call: { readonly spec: Spec; readonly output: z.ZodType } | null;
}
