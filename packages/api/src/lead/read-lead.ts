import { columns, type RowOf, type Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import type { Lead, LeadItem } from "./schema.ts";

const LEAD = columns(
  "lead",
  [
    "id",
    "campaignId",
    "status",
    "statusMessage",
    "firstName",
    "lastName",
    "email",
    "title",
    "companyName",
    "companyDomain",
    "linkedinUrl",
    "city",
    "country",
    "emailSubject",
    "createdAt",
    "finishedAt",
  ],
  "lead",
);

/** What a list shows of a lead. */
export type LeadRow = RowOf<typeof LEAD> & Pick<LeadItem, "jobId" | "withdrawal">;

/** SQL: the columns of `LeadRow`, from lead. */
export const LEAD_COLUMNS = `${LEAD},
  (SELECT id FROM job WHERE lead_id = lead.id AND type = 'ENRICH_LEAD') AS "jobId",
  (SELECT jsonb_build_object('jobId', id, 'status', status) FROM job
   WHERE lead_id = lead.id AND type = 'WITHDRAW_LEAD' ORDER BY id DESC LIMIT 1) AS withdrawal`;

const MORE = columns("lead", [
  "apolloPersonId",
  "emailBody",
  "instantlyLeadId",
  "company",
  "verification",
  "research",
]);

/** One lead with all that is known about it. @throws ApiError NOT_FOUND. */
export async function readLead(tx: Tx, id: string): Promise<Lead> {
  const [lead] = await tx.query<LeadRow & RowOf<typeof MORE>>(
    `SELECT ${LEAD_COLUMNS}, ${MORE} FROM lead WHERE lead.id = $1`,
    [id],
  );
  if (lead === undefined) throw notFound("lead", id);
  return lead;
}
