-- Lists and counts at a million leads and finished jobs, each by an index.

-- Trigrams, by which an index finds a part of a text. Any PostgreSQL since 13 lets the database's owner take the extension. Where
-- it can't be had, searching reads the leads of the organization one by one: slow, and nothing else.
DO $$
DECLARE
  "words" text := $words$lower(coalesce("first_name" || ' ', '') || coalesce("last_name" || ' ', '') || coalesce("company_name" || ' ', '') || coalesce("email", ''))$words$;
  "home" text;
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  SELECT nspname INTO "home" FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pg_trgm';
  EXECUTE format('CREATE INDEX "lead_by_words" ON "lead" USING gin ((%s) %I.gin_trgm_ops)', "words", "home");
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file THEN
  RAISE NOTICE 'pg_trgm is not to be had (%): searching leads will be slow', SQLERRM;
END $$;

-- A list is read in the order of one of these, an organization at a time. The keys are those of packages/api/src/lead/list.ts.
CREATE INDEX "lead_of_organization" ON "lead" ("organization_id", "id");
CREATE INDEX "lead_by_status" ON "lead" ("organization_id", "status", "id");
CREATE INDEX "lead_by_name" ON "lead"
  ("organization_id", (left(lower(coalesce(coalesce("last_name" || ' ' || "first_name", "last_name", "first_name"), '')), 80) COLLATE "C"), "id");
CREATE INDEX "lead_by_company" ON "lead" ("organization_id", (left(lower(coalesce("company_name", '')), 80) COLLATE "C"), "id");
CREATE INDEX "lead_by_email" ON "lead" ("organization_id", (left(lower(coalesce("email", '')), 80) COLLATE "C"), "id");
CREATE INDEX "lead_by_end" ON "lead" ("organization_id", (coalesce("finished_at", 'infinity')), "id");
CREATE INDEX "lead_by_domain" ON "lead" ("organization_id", (lower("company_domain")), "id");
-- Read alone to count a campaign's leads.
CREATE INDEX "lead_tally" ON "lead" ("campaign_id", "status");

-- The status in an index would end HOT updates of live jobs, which opening and closing rewrite. This column has it once the job is over, and
-- is NULL before and after those rewrites.
ALTER TABLE "job" ADD COLUMN "final_status" "job_status" GENERATED ALWAYS AS (CASE WHEN "finished_at" IS NOT NULL THEN "status" END) STORED;
CREATE INDEX "job_by_final_status" ON "job" ("campaign_id", "final_status", "id") INCLUDE ("type") WHERE "final_status" IS NOT NULL;
-- All types but that of nearly all jobs.
CREATE INDEX "job_of_rare_type" ON "job" ("campaign_id", "type", "id") WHERE "type" <> 'ENRICH_LEAD';

-- What campaigns ended with, by type too.
UPDATE "campaign" SET "job_counts" = coalesce(
  (SELECT jsonb_object_agg("type", "of_type")
   FROM (SELECT "type", jsonb_object_agg("status", "n") AS "of_type"
         FROM (SELECT "type", "status", count(*) AS "n" FROM "job"
               WHERE "campaign_id" = "campaign"."id" AND "type" IN ('FETCH_LEADS', 'REVEAL_LEADS', 'ENRICH_LEAD') GROUP BY 1, 2) AS "counted"
         GROUP BY "type") AS "types"), '{}')
WHERE "finished_at" IS NOT NULL;
