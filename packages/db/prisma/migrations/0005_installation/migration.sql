-- Which database this is, so that a restored backup or a clone is noticed before anything is sent from it.

-- Written by the first worker and whenever a restore was noticed or announced; never by hand, never by a migration, and never
-- rewritten by one: `marked_by` is the transaction that wrote the row, so in a restored dump it no longer is.
CREATE TABLE "installation" (
  "id" smallint PRIMARY KEY DEFAULT 1 CHECK ("id" = 1),
  "database_oid" text NOT NULL,
  "marked_by" text NOT NULL,
  "timeline" integer NOT NULL,
  "marked_at" timestamptz NOT NULL DEFAULT now()
);

-- How often a worker has written its heartbeat: if the database knows of fewer, it was turned back under the worker's feet.
-- A count, not `beat_at`: clocks jump.
ALTER TABLE "worker" ADD COLUMN "beats" integer NOT NULL DEFAULT 0;
