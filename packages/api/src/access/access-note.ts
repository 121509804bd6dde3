import type { Thing } from "../db/must-exist.ts";

/** What the access log holds about a request, beside its method and status: our own names and ids, nothing that a client wrote. */
export interface AccessNote {
  /** The path pattern: `/api/v1/campaigns/{id}`; `/api/trpc/{batch}` for a tRPC batch. Unset: no route matched. */
  route?: string;
  /** The existing procedures that a tRPC batch calls. */
  procedures?: readonly string[];
  /** `person`, with the ids below, or the installation's name. Unset: not authenticated, or not needed. */
  actor?: string;
  userId?: string;
  tokenId?: string;
  organizationId?: string;
  campaignId?: string;
  jobId?: string;
  leadId?: string;
}

const NAMED: Readonly<Partial<Record<Thing, "campaignId" | "jobId" | "leadId">>> = {
  campaign: "campaignId",
  job: "jobId",
  lead: "leadId",
};

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Notes the ids of the request, once its caller is authorised; the input is not parsed yet. */
export function noteThings(
  note: AccessNote,
  of: Readonly<Record<string, Thing>> | undefined,
  input: unknown,
): void {
  for (const [field, thing] of Object.entries(of ?? {})) {
    const name = NAMED[thing];
    const id = (input as Readonly<Record<string, unknown>> | undefined)?.[field];
    if (name !== undefined && typeof id === "string" && ID.test(id)) note[name] = id;
  }
}
