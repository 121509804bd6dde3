-- Where a job stands in line among those of its priority: smaller first. Campaigns count their own leads, each from where the others
-- are when it starts, so that the first lead of a new campaign does not wait for all the leads of an older one.
ALTER TABLE "job" ADD COLUMN "rank" integer CHECK ("rank" > 0);
ALTER TABLE "campaign" ADD COLUMN "first_rank" integer NOT NULL DEFAULT 1, ADD COLUMN "ranks_given" integer NOT NULL DEFAULT 0;

-- Those that are live now go on in their campaign's order. Doorbells that ring already keep their places until the next closing.
UPDATE "job" SET "rank" = "line"."place"
FROM (SELECT "id", row_number() OVER (PARTITION BY "campaign_id", "type" ORDER BY "created_at", "id") AS "place"
      FROM "job" WHERE "finished_at" IS NULL AND "lead_id" IS NOT NULL AND "type" = 'ENRICH_LEAD') AS "line"
WHERE "job"."id" = "line"."id";
UPDATE "campaign" SET "ranks_given" = "line"."jobs"
FROM (SELECT "campaign_id", count(*) AS "jobs" FROM "job" WHERE "finished_at" IS NULL AND "rank" IS NOT NULL GROUP BY 1) AS "line"
WHERE "campaign"."id" = "line"."campaign_id";
