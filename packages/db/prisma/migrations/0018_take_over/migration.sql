-- Leads that one campaign took over from another that had ended, with what the other had paid for them (rule J13).

-- A lead is in one campaign; this is where it came from. The campaign that paid can't be deleted while they are elsewhere: the
-- costs, and the calls that their jobs' checkpoints rest on, are its own.
CREATE TABLE "lead_take_over" (
  "lead_id" uuid NOT NULL REFERENCES "lead" ("id") ON DELETE CASCADE,
  "from_campaign_id" uuid NOT NULL REFERENCES "campaign" ("id"),
  "to_campaign_id" uuid NOT NULL REFERENCES "campaign" ("id"),
  "taken_at" timestamptz NOT NULL DEFAULT now(),
  -- When its job went on; until then it is over as it was.
  "went_on_at" timestamptz,
  PRIMARY KEY ("lead_id", "from_campaign_id"),
  CONSTRAINT "take_over_between_two" CHECK ("from_campaign_id" <> "to_campaign_id")
);
CREATE INDEX "take_over_from" ON "lead_take_over" ("from_campaign_id");
CREATE INDEX "take_over_to" ON "lead_take_over" ("to_campaign_id");

-- Deleting the campaign that took the leads over deletes their jobs, and must not delete what the other campaign paid: a call
-- outlives its job. Its own campaign's calls are deleted by the verb before the jobs are.
ALTER TABLE "provider_call" DROP CONSTRAINT "provider_call_job_id_fkey";
ALTER TABLE "provider_call" ADD CONSTRAINT "provider_call_job_id_fkey"
  FOREIGN KEY ("job_id") REFERENCES "job" ("id") ON DELETE SET NULL;
ALTER TABLE "provider_call"
  DROP CONSTRAINT "call_of_pipeline_has_job",
  ADD CONSTRAINT "call_of_pipeline_has_campaign" CHECK ("purpose" <> 'PIPELINE' OR ("campaign_id" IS NOT NULL AND "step" IS NOT NULL AND "attempt" IS NOT NULL AND "actor" IS NULL));
