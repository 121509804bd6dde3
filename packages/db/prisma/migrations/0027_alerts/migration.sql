-- Alerts: an outbox. A row of "alert" is written in the transaction that opens or closes the breaker; whoever sends fans it out into one
-- delivery a channel, because who opens it need not know the channels.
CREATE TYPE "alert_kind" AS ENUM ('OPENED', 'CLOSED', 'REMINDER', 'NO_WORKER', 'UNDELIVERED', 'TEST');
CREATE TYPE "alert_channel" AS ENUM ('WEBHOOK', 'SLACK', 'EMAIL');
CREATE TYPE "alert_delivery_status" AS ENUM ('PENDING', 'DELIVERED', 'GIVEN_UP', 'DROPPED');

CREATE TABLE "alert" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "kind" "alert_kind" NOT NULL,
  -- What it is about, in the words of programs: the same occasion is told once, however many processes notice it.
  "occasion" text NOT NULL UNIQUE,
  -- Of OPENED and CLOSED; of REMINDER the opening that it reminds of.
  "event_id" bigint REFERENCES "breaker_event" ("id"),
  -- Of TEST.
  "asked_by" text,
  "created_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "fanned_out_at" timestamptz,
  CONSTRAINT "alert_event_fits_kind" CHECK (("event_id" IS NOT NULL) = ("kind" IN ('OPENED', 'CLOSED', 'REMINDER'))),
  CONSTRAINT "alert_asked_by_fits_kind" CHECK (("asked_by" IS NOT NULL) = ("kind" = 'TEST'))
);
CREATE INDEX "alert_to_fan_out" ON "alert" ("id") WHERE "fanned_out_at" IS NULL;
CREATE INDEX "alert_of_event" ON "alert" ("event_id") WHERE "event_id" IS NOT NULL;

CREATE TABLE "alert_delivery" (
  "alert_id" uuid NOT NULL REFERENCES "alert" ("id") ON DELETE CASCADE,
  "channel" "alert_channel" NOT NULL,
  "status" "alert_delivery_status" NOT NULL DEFAULT 'PENDING',
  "tries" integer NOT NULL DEFAULT 0,
  -- While a try is under way: when its sender counts as dead.
  "next_try_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Who tried last.
  "sender" text,
  -- Of the last try that failed: a host and what it said, no URL.
  "last_error" text,
  "finished_at" timestamptz,
  PRIMARY KEY ("alert_id", "channel"),
  CONSTRAINT "alert_delivery_finished_fits_status" CHECK (("finished_at" IS NOT NULL) = ("status" <> 'PENDING'))
);
CREATE INDEX "alert_delivery_due" ON "alert_delivery" ("channel", "next_try_at") WHERE "status" = 'PENDING';

-- "I am looking at it": ends the reminders of that opening.
CREATE TABLE "breaker_acknowledgement" (
  "epoch" integer PRIMARY KEY,
  "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "actor" text NOT NULL
);

-- Until now an alert was a task of graphile-worker, which nobody runs any more.
DO $$ BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
    EXECUTE $sql$
      DELETE FROM graphile_worker._private_jobs
      WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'send_alert')$sql$;
  END IF;
END $$;
