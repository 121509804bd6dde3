-- A person's own call says what it was made for. The questions for Instantly's numbers were recorded as probes until now, and those
-- rows stay as they are: a value that is added to an enum cannot be written in the same transaction.
ALTER TYPE "call_purpose" ADD VALUE 'ANALYTICS';
ALTER TYPE "call_purpose" ADD VALUE 'PREVIEW_SEARCH';
ALTER TYPE "call_purpose" ADD VALUE 'CREDITS';
ALTER TYPE "call_purpose" ADD VALUE 'SENDERS';
ALTER TYPE "call_purpose" ADD VALUE 'SENDING_STATUS';
ALTER TYPE "call_purpose" ADD VALUE 'SET_UP_SENDING';
ALTER TYPE "call_purpose" ADD VALUE 'ACTIVATE';
ALTER TYPE "call_purpose" ADD VALUE 'PAUSE_SENDING';
-- A call belongs to a job or to a person, never to both.
ALTER TABLE "provider_call"
  DROP CONSTRAINT "call_of_pipeline_has_job",
  DROP CONSTRAINT "call_probe_has_actor",
  ADD CONSTRAINT "call_of_pipeline_has_job" CHECK ("purpose" <> 'PIPELINE' OR ("job_id" IS NOT NULL AND "campaign_id" IS NOT NULL AND "step" IS NOT NULL AND "attempt" IS NOT NULL AND "actor" IS NULL)),
  ADD CONSTRAINT "call_of_person_has_actor" CHECK ("purpose" = 'PIPELINE' OR ("actor" IS NOT NULL AND "job_id" IS NULL AND "step" IS NULL AND NOT "kept"));
-- Of two persons who change the same at the same moment, one is refused.
CREATE UNIQUE INDEX "call_change_once_at_a_time" ON "provider_call" ("campaign_id", "purpose", "provider")
  WHERE "outcome" IS NULL AND "effect" AND "job_id" IS NULL;
