import type { JobStatus } from "../engine/job/states.ts";
import { lockBreakerShared } from "../engine/parts/lock-breaker.ts";
import type { Tx } from "../engine/parts/tx.ts";
import { DomainError } from "../errors.ts";
import type { LeadStatus } from "./lead/states.ts";
import { SQL_CAMPAIGN_WORK } from "./parts/campaign-work.ts";
import { sqlListedAt } from "./parts/on-the-list.ts";

/** The fields that a person may correct. Null clears a field; an absent field stays. */
export interface LeadChanges {
  readonly id: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly title?: string | null | undefined;
  readonly companyName?: string | null | undefined;
  readonly companyDomain?: string | null | undefined;
  readonly linkedinUrl?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly email?: string | undefined;
  readonly emailSubject?: string | undefined;
  readonly emailBody?: string | undefined;
}

const COLUMN = {
  firstName: "first_name",
  lastName: "last_name",
  title: "title",
  companyName: "company_name",
  companyDomain: "company_domain",
  linkedinUrl: "linkedin_url",
  city: "city",
  country: "country",
  email: "email",
  emailSubject: "email_subject",
  emailBody: "email_body",
} as const satisfies Record<Exclude<keyof LeadChanges, "id">, string>;

type Field = keyof typeof COLUMN;

interface Held {
  status: LeadStatus;
  jobStatus: JobStatus | null;
  calling: boolean;
  steps: string[];
}

/** The statuses in which the lead's job is live or can be retried: in all others a correction would have no effect. */
const EDITABLE: readonly LeadStatus[] = ["REVEALED", "FAILED", "REJECTED", "REFUSED"];

/**
 * Corrects a lead under its job's lock, so that no step can begin during the correction.
 * @throws DomainError NOT_FOUND, WRONG_STATE, PRECONDITION_FAILED.
 */
export async function updateLead(tx: Tx, changes: LeadChanges): Promise<void> {
  await lockBreakerShared(tx);
  await tx.query("SELECT id FROM job WHERE lead_id = $1 ORDER BY id FOR UPDATE", [changes.id]);
  const [lead] = await tx.query<Held>(HELD, [changes.id]);
  if (lead === undefined) throw new DomainError("NOT_FOUND", `There is no lead ${changes.id}.`);
  refuseByState(lead, changes);
  if (changes.email !== undefined) await refuseAddress(tx, { id: changes.id, email: changes.email });
  const fields = (Object.keys(COLUMN) as Field[]).filter((field) => changes[field] !== undefined);
  if (fields.length === 0) return;
  const sets = fields.map((field, at) => `${COLUMN[field]} = $${at + 2}`).join(", ");
  await tx.query(`UPDATE lead SET ${sets}, updated_at = now() WHERE id = $1`, [
    changes.id,
    ...fields.map((field) => changes[field]),
  ]);
}

const HELD = `
  SELECT lead.status, job.status AS "jobStatus", job.call_id IS NOT NULL AS calling,
         ARRAY(SELECT step FROM job_step WHERE job_id = job.id) AS steps
  FROM lead LEFT JOIN job ON job.lead_id = lead.id AND ${SQL_CAMPAIGN_WORK} WHERE lead.id = $1 FOR UPDATE OF lead`;

function refuseByState(lead: Held, changes: LeadChanges): void {
  const refuse = (message: string): never => {
    throw new DomainError("WRONG_STATE", message, { status: lead.status, finishedSteps: lead.steps });
  };
  if (!EDITABLE.includes(lead.status)) {
    refuse(
      "This lead is not paid for yet, or it has ended: only one that is being worked on, has failed or was turned down can be changed.",
    );
  }
  if (lead.calling) refuse("A provider is being asked about this lead right now: try again in a moment.");
  if (changes.email !== undefined && lead.steps.includes("VERIFY")) {
    refuse("The address was checked and paid for already, so it stays.");
  }
  if ((changes.emailSubject ?? changes.emailBody) !== undefined && !lead.steps.includes("WRITE")) {
    refuse("The e-mail is not written yet; what you write now would be written over.");
  }
}

async function refuseAddress(tx: Tx, lead: { id: string; email: string }): Promise<void> {
  const [found] = await tx.query<{ listed: boolean; taken: boolean }>(
    `SELECT ${sqlListedAt("$2")} AS listed,
            EXISTS (SELECT 1 FROM lead AS other WHERE other.organization_id = lead.organization_id
                      AND lower_case(other.email) = lower_case($2) AND other.id <> lead.id) AS taken
     FROM lead WHERE id = $1`,
    [lead.id, lead.email],
  );
  if (found?.listed) {
    throw new DomainError(
      "PRECONDITION_FAILED",
      "This address is on the organization's do-not-contact list.",
    );
  }
  if (found?.taken) {
    throw new DomainError("PRECONDITION_FAILED", "Another lead of the organization has this address.");
  }
}
