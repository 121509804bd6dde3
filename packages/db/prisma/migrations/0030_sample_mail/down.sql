-- Takes 0030_sample_mail back. Sample mails are probes then, as the version before can record them. An enum loses a value only by being
-- made anew, so the table is rewritten.
ALTER TABLE "provider_call" DROP CONSTRAINT "call_of_pipeline_has_campaign", DROP CONSTRAINT "call_of_person_has_actor";
ALTER TABLE "provider_call" ALTER COLUMN "purpose" DROP DEFAULT;
ALTER TYPE "call_purpose" RENAME TO "call_purpose_of_0030";
CREATE TYPE "call_purpose" AS ENUM ('PIPELINE', 'PROBE', 'ANALYTICS', 'PREVIEW_SEARCH', 'CREDITS', 'SENDERS', 'SENDING_STATUS', 'SET_UP_SENDING', 'ACTIVATE', 'PAUSE_SENDING');
ALTER TABLE "provider_call"
  ALTER COLUMN "purpose" TYPE "call_purpose"
    USING (CASE "purpose"::text WHEN 'SAMPLE_MAIL' THEN 'PROBE' ELSE "purpose"::text END)::"call_purpose",
  ALTER COLUMN "purpose" SET DEFAULT 'PIPELINE';
ALTER TABLE "provider_call"
  ADD CONSTRAINT "call_of_pipeline_has_campaign" CHECK ("purpose" <> 'PIPELINE' OR ("campaign_id" IS NOT NULL AND "step" IS NOT NULL AND "attempt" IS NOT NULL AND "actor" IS NULL)),
  ADD CONSTRAINT "call_of_person_has_actor" CHECK ("purpose" = 'PIPELINE' OR ("actor" IS NOT NULL AND "job_id" IS NULL AND "step" IS NULL AND NOT "kept"));
DROP TYPE "call_purpose_of_0030";
