import { sqlList } from "../../engine/parts/sql.ts";
import { TAKEN_OVER } from "../campaign/take-over.ts";
import type { EnrichStep } from "../pipeline/pipeline.ts";
import { SQL_FREE_AGAIN, SQL_GIVEN_BEFORE } from "./given-before.ts";
import { SQL_LISTED } from "./on-the-list.ts";

/** The step that is repeated if the offer differs. */
const WRITE = "WRITE" satisfies EnrichStep;

const BUSY = `
  job.call_id IS NOT NULL OR EXISTS (SELECT 1 FROM job AS other WHERE other.lead_id = lead.id AND other.finished_at IS NULL)`;

/** SQL condition over `job`: its e-mail was written for an offer other than `offer`, an SQL expression. */
const wroteAnother = (offer: string): string => `
  EXISTS (SELECT 1 FROM provider_call AS call JOIN campaign AS wrote ON wrote.id = call.campaign_id
          WHERE call.job_id = job.id AND call.step = '${WRITE}' AND call.kept AND wrote.offer <> ${offer})`;

/**
 * SQL: the leads of campaign `$1` that campaign `$2` could use. Columns: lead_id, job_id (null: the lead ended before it had a job),
 * status, left_out (a LeftOut; null: the lead moves), steps (those that stay finished) and rewritten (its e-mail is written again).
 * A lead that was looked up and found at the sender is not among them: its job COMPLETED.
 */
export const SQL_USABLE_LEADS = `
  SELECT lead.id AS lead_id, job.id AS job_id, lead.status,
         CASE WHEN ${BUSY} THEN 'BUSY' WHEN ${SQL_LISTED} THEN 'DO_NOT_CONTACT' WHEN ${SQL_GIVEN_BEFORE} THEN 'GIVEN_BEFORE' END AS left_out,
         ARRAY(SELECT step FROM job_step
               WHERE job_id = job.id AND step NOT LIKE '%:%'
                 AND (step <> '${WRITE}' OR NOT ${wroteAnother("target.offer")})
               ORDER BY step) AS steps,
         EXISTS (SELECT 1 FROM job_step WHERE job_id = job.id AND step = '${WRITE}') AND ${wroteAnother("target.offer")} AS rewritten
  FROM lead LEFT JOIN job ON job.lead_id = lead.id AND job.type = 'ENRICH_LEAD'
  JOIN campaign AS target ON target.id = $2
  WHERE lead.campaign_id = $1 AND lead.status IN ${sqlList(TAKEN_OVER)}
    AND CASE WHEN lead.status = 'ALREADY_CONTACTED'
             THEN job.status IS DISTINCT FROM 'COMPLETED' AND (${SQL_FREE_AGAIN})
             ELSE job.finished_at IS NOT NULL END`;

/**
 * SQL: discards e-mails that were written for an offer other than that of the campaign which jobs `$1` are in now. The step is done
 * again. Its old calls and checkpoint are renamed with a number (`WRITE:1`), so that a job still has one success per step (I5).
 */
export const SQL_UNWRITE = `
  WITH other AS (
         SELECT job.id, job.lead_id, '${WRITE}:' || 1 + (
                  SELECT count(DISTINCT step) FROM provider_call WHERE job_id = job.id AND step LIKE '${WRITE}:%') AS former
         FROM job JOIN campaign ON campaign.id = job.campaign_id
         WHERE job.id = ANY($1::uuid[]) AND ${wroteAnother("campaign.offer")}),
       calls AS (
         UPDATE provider_call SET step = other.former FROM other WHERE job_id = other.id AND step = '${WRITE}'),
       steps AS (
         UPDATE job_step SET step = other.former FROM other WHERE job_id = other.id AND step = '${WRITE}')
  UPDATE lead SET email_subject = NULL, email_body = NULL, updated_at = now() FROM other WHERE lead.id = other.lead_id`;
