-- Takes 0014_withdraw_lead back. The jobs that take people out are gone afterwards, those that are not done too; whom they took out
-- is BLOCKLISTED.
DELETE FROM "job" WHERE "type" = 'WITHDRAW_LEAD';
UPDATE "lead" SET "status" = 'BLOCKLISTED' WHERE "status" = 'WITHDRAWN';
DROP INDEX "lead_by_contact_key", "job_withdrawing";
DROP INDEX "job_one_per_lead";
CREATE UNIQUE INDEX "job_one_per_lead" ON "job" ("lead_id") WHERE "lead_id" IS NOT NULL;
ALTER TABLE "job" DROP CONSTRAINT "job_lead_fits_type";
ALTER TABLE "job" ADD CONSTRAINT "job_lead_fits_type" CHECK (("type" = 'ENRICH_LEAD') = ("lead_id" IS NOT NULL));
