import { sqlSpent } from "@leadgen/core/outreach";
import { columns, type RowOf, type Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { readCallsOfLead } from "../job/read-calls.ts";
import { SQL_PAUSE_CAUSE } from "../job/read-pause-cause.ts";
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

/** The columns of a lead that lists show. */
export type LeadRow = RowOf<typeof LEAD> &
  Pick<LeadItem, "withdrawal" | "spent"> & { readonly work: StoredWork | null };

type Work = NonNullable<LeadItem["work"]>;
/** JSON has no times. */
type StoredWork = Omit<Work, "finishedSteps"> & {
  readonly jobId: string;
  readonly finishedSteps: readonly { readonly step: string; readonly finishedAt: string }[];
};

/** SQL: the columns of `LeadRow`, from lead. */
export const LEAD_COLUMNS = `${LEAD},
  (SELECT jsonb_build_object(
     'jobId', job.id, 'status', job.status, 'pauseReason', job.pause_reason, 'pauseCause', ${SQL_PAUSE_CAUSE},
     'errorCode', job.error_code, 'errorMessage', job.error_message,
     'calling', (SELECT step FROM provider_call WHERE id = job.call_id),
     'finishedSteps', (SELECT coalesce(jsonb_agg(jsonb_build_object('step', step, 'finishedAt', finished_at) ORDER BY finished_at, step), '[]')
                       FROM job_step WHERE job_id = job.id))
   FROM job WHERE lead_id = lead.id AND type = 'ENRICH_LEAD') AS work,
  (SELECT to_jsonb(spent) FROM (
     SELECT ${sqlSpent("call")} FROM provider_call AS call WHERE call.lead_id = lead.id) AS spent) AS spent,
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

/** A row as the API answers it. */
export const shownLead = <R extends LeadRow>({
  work: stored,
  ...lead
}: R): Omit<R, "work"> & Pick<LeadItem, "jobId" | "work"> => {
  if (stored === null) return { ...lead, jobId: null, work: null };
  const { jobId, finishedSteps, ...work } = stored;
  const steps = finishedSteps.map(({ step, finishedAt }) => ({ step, finishedAt: new Date(finishedAt) }));
  return { ...lead, jobId, work: { ...work, finishedSteps: steps } };
};

/** One lead with everything that is known about it. Must run in a snapshot. @throws ApiError NOT_FOUND. */
export async function readLead(tx: Tx, id: string): Promise<Lead> {
  const [lead] = await tx.query<LeadRow & RowOf<typeof MORE>>(
    `SELECT ${LEAD_COLUMNS}, ${MORE} FROM lead WHERE lead.id = $1`,
    [id],
  );
  if (lead === undefined) throw notFound("lead", id);
  return { ...shownLead(lead), calls: await readCallsOfLead(tx, id) };
}
