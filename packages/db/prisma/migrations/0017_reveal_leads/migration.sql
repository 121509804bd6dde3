-- Who was found waits for its own REVEAL_LEADS job, up to ten people each, so that several run side by side. Never changed after it is
-- written and in no predicate on the status, so that the updates of a lead stay HOT.
ALTER TABLE "lead" ADD COLUMN "reveal_job_id" uuid REFERENCES "job" ("id") ON DELETE SET NULL;
CREATE INDEX "lead_of_reveal" ON "lead" ("reveal_job_id") WHERE "reveal_job_id" IS NOT NULL;

-- Campaigns that are fetching right now have people whom their FETCH_LEADS job would have revealed: they get their jobs here, by the
-- breaker's state as any new job does (J3), with a doorbell each unless it is OPEN.
SELECT pg_advisory_xact_lock_shared(1279607108);
DO $$
DECLARE
  cause text;
  batch record;
  fresh uuid;
BEGIN
  SELECT 'The breaker is OPEN: ' || coalesce("reason", 'no reason known') INTO cause FROM "breaker" WHERE "state" = 'OPEN';
  FOR batch IN
    SELECT "campaign_id", array_agg("id") AS "leads"
    FROM (SELECT "lead"."id", "lead"."campaign_id", (row_number() OVER (PARTITION BY "lead"."campaign_id" ORDER BY "lead"."id") - 1) / 10 AS "place"
          FROM "lead" JOIN "campaign" ON "campaign"."id" = "lead"."campaign_id" AND "campaign"."status" = 'RUNNING'
          WHERE "lead"."status" = 'FOUND') AS "waiting"
    GROUP BY "campaign_id", "place" ORDER BY "campaign_id", "place"
  LOOP
    fresh := uuidv7();
    INSERT INTO "job" ("id", "campaign_id", "type", "status", "priority", "pause_reason", "paused_at", "doorbell_id")
    VALUES (fresh, batch."campaign_id", 'REVEAL_LEADS', CASE WHEN cause IS NULL THEN 'PENDING' ELSE 'PAUSED' END::"job_status", 5,
            cause, CASE WHEN cause IS NOT NULL THEN now() END, NULL);
    UPDATE "lead" SET "reveal_job_id" = fresh WHERE "id" = ANY(batch."leads");
    IF cause IS NULL THEN
      EXECUTE 'UPDATE "job" SET "doorbell_id" = (graphile_worker.add_job(''reveal_leads'', json_build_object(''jobId'', $1), priority => 5)).id WHERE "id" = $1'
      USING fresh;
    END IF;
  END LOOP;
END $$;
