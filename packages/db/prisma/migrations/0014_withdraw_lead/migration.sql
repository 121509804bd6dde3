-- A lead has one job that works on it and, one after the other, jobs that take it out at the sender: at most one that is not over.

ALTER TABLE "job" DROP CONSTRAINT "job_lead_fits_type";
ALTER TABLE "job" ADD CONSTRAINT "job_lead_fits_type"
  CHECK (("type" IN ('ENRICH_LEAD', 'WITHDRAW_LEAD')) = ("lead_id" IS NOT NULL));

-- One index for both rules and for finding a lead's jobs, which deleting a lead does as well: three partial ones are written with
-- each job. Neither column is one that an opening or a closing changes.
DROP INDEX "job_one_per_lead";
CREATE UNIQUE INDEX "job_one_per_lead" ON "job"
  ("lead_id", (CASE WHEN "type" = 'ENRICH_LEAD' OR "finished_at" IS NULL THEN "type" END)) WHERE "lead_id" IS NOT NULL;

-- Not in what a campaign keeps of its jobs once it is over, so counted each time.
CREATE INDEX "job_withdrawing" ON "job" ("campaign_id") WHERE "type" = 'WITHDRAW_LEAD';

-- Which leads an entry of the do-not-contact list names: by address, by any domain above it, by the company's.
CREATE INDEX "lead_by_contact_key" ON "lead" USING gin (contact_keys("email", "company_domain"));
