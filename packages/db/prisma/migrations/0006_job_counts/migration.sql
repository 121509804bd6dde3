-- How many jobs of each status a campaign ended with, so that counting all jobs reads those of campaigns that are not over: with a
-- million finished jobs 0.3 ms instead of 0.5 s. An index on the status would do as well, and would end HOT updates of live jobs.
-- NULL while the campaign is not over.
ALTER TABLE "campaign" ADD COLUMN "job_counts" jsonb;
UPDATE "campaign" SET "job_counts" = coalesce(
  (SELECT jsonb_object_agg("status", "n")
   FROM (SELECT "status", count(*) AS "n" FROM "job" WHERE "campaign_id" = "campaign"."id" GROUP BY "status") AS "counted"), '{}')
WHERE "finished_at" IS NOT NULL;
