import type { Thing } from "../db/must-exist.ts";

/** What the access log tells of a request beside its method and status: names of ours and ids, nothing that a client wrote. */
export interface AccessNote {
  /** With names in braces: `/api/v1/campaigns/{id}`; of a batch over tRPC `/api/trpc/{batch}`. Unset: there is nothing at that address. */
  route?: string;
  /** Over tRPC, those of the request that there are. */
  procedures?: readonly string[];
  /** `person` with the ids below, or who holds the installation's token. Unset: nobody asked, or it was nobody. */
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

/** Notes what a request is about, once its caller may ask for it; the input is not parsed yet. */
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
