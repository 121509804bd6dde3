DROP TABLE "lead_take_over";
-- Calls whose job is gone have no place in the former schema.
DELETE FROM "provider_call" WHERE "purpose" = 'PIPELINE' AND "job_id" IS NULL;
ALTER TABLE "provider_call"
  DROP CONSTRAINT "call_of_pipeline_has_campaign",
  ADD CONSTRAINT "call_of_pipeline_has_job" CHECK ("purpose" <> 'PIPELINE' OR ("job_id" IS NOT NULL AND "campaign_id" IS NOT NULL AND "step" IS NOT NULL AND "attempt" IS NOT NULL AND "actor" IS NULL));
ALTER TABLE "provider_call" DROP CONSTRAINT "provider_call_job_id_fkey";
ALTER TABLE "provider_call" ADD CONSTRAINT "provider_call_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job" ("id") ON DELETE CASCADE;
