-- Takes 0023_lists back.
UPDATE "campaign" SET "job_counts" = coalesce(
  (SELECT jsonb_object_agg("status", "n")
   FROM (SELECT "of_status"."key" AS "status", sum("of_status"."value"::bigint) AS "n"
         FROM jsonb_each("job_counts") AS "of_type", jsonb_each_text("of_type"."value") AS "of_status" GROUP BY 1) AS "counted"), '{}')
WHERE "finished_at" IS NOT NULL;
DROP INDEX "job_of_rare_type", "job_by_final_status";
ALTER TABLE "job" DROP COLUMN "final_status";
DROP INDEX "lead_tally", "lead_by_domain", "lead_by_end", "lead_by_email", "lead_by_company", "lead_by_name", "lead_by_status", "lead_of_organization";
DROP INDEX IF EXISTS "lead_by_words";
-- Unless something else here uses it, or it was somebody else's.
DO $$ BEGIN
  DROP EXTENSION IF EXISTS pg_trgm;
EXCEPTION WHEN dependent_objects_still_exist OR insufficient_privilege THEN NULL;
END $$;
