-- Takes 0015_own_calls back. All calls of persons are probes again, as the version before records them. An enum loses a value only by
-- being made anew, so the table is rewritten.
DROP INDEX "call_change_once_at_a_time";
ALTER TABLE "provider_call" DROP CONSTRAINT "call_of_pipeline_has_job", DROP CONSTRAINT "call_of_person_has_actor";
ALTER TABLE "provider_call" ALTER COLUMN "purpose" DROP DEFAULT;
ALTER TYPE "call_purpose" RENAME TO "call_purpose_of_0015";
CREATE TYPE "call_purpose" AS ENUM ('PIPELINE', 'PROBE');
ALTER TABLE "provider_call"
  ALTER COLUMN "purpose" TYPE "call_purpose"
    USING (CASE "purpose" WHEN 'PIPELINE' THEN 'PIPELINE' ELSE 'PROBE' END)::"call_purpose",
  ALTER COLUMN "purpose" SET DEFAULT 'PIPELINE';
ALTER TABLE "provider_call"
  ADD CONSTRAINT "call_of_pipeline_has_job" CHECK ("purpose" = 'PROBE' OR ("job_id" IS NOT NULL AND "campaign_id" IS NOT NULL AND "step" IS NOT NULL AND "attempt" IS NOT NULL)),
  ADD CONSTRAINT "call_probe_has_actor" CHECK ("purpose" <> 'PROBE' OR ("actor" IS NOT NULL AND "job_id" IS NULL));
DROP TYPE "call_purpose_of_0015";
