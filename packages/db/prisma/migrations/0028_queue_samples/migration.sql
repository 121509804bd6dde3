-- What the chart of the queue is drawn from: a row a minute, since neither a job's end nor its waiting is in an index on purpose.
CREATE TABLE "queue_sample" (
  -- The minute that it was taken in.
  "at" timestamptz PRIMARY KEY,
  "waiting" integer NOT NULL,
  "running" integer NOT NULL,
  "paused" integer NOT NULL,
  -- Jobs of all campaigns that there are which have ended so far, well or badly. It falls when a campaign is deleted.
  "ended" bigint NOT NULL
);

-- The latest and the next success and failure of each provider.
CREATE INDEX "call_succeeded_at_provider" ON "provider_call" ("provider", "id") WHERE "outcome" = 'SUCCEEDED';
CREATE INDEX "call_failed_at_provider" ON "provider_call" ("provider", "id") WHERE "outcome" = 'FAILED';
