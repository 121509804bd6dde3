-- Takes 0017_reveal_leads back. Take back only what has no live REVEAL_LEADS job: the people of one would stay FOUND until their
-- campaign ends, which never happens without the job.
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM "job" WHERE "type" = 'REVEAL_LEADS' AND "finished_at" IS NULL) THEN
    RAISE EXCEPTION 'REVEAL_LEADS jobs are still live: let them end or cancel their campaigns first';
  END IF;
END $$;
ALTER TABLE "lead" DROP COLUMN "reveal_job_id";
-- What was paid stays recorded, at the job that revealed before.
WITH "moved" AS (
  SELECT "call"."id", "fetching"."id" AS "job_id", 'REVEAL:' || 10000 + row_number() OVER (PARTITION BY "fetching"."id" ORDER BY "call"."id") AS "step"
  FROM "provider_call" AS "call"
  JOIN "job" ON "job"."id" = "call"."job_id" AND "job"."type" = 'REVEAL_LEADS'
  JOIN "job" AS "fetching" ON "fetching"."campaign_id" = "job"."campaign_id" AND "fetching"."type" = 'FETCH_LEADS')
UPDATE "provider_call" SET "job_id" = "moved"."job_id", "step" = "moved"."step" FROM "moved" WHERE "provider_call"."id" = "moved"."id";
DELETE FROM "job" WHERE "type" = 'REVEAL_LEADS';
