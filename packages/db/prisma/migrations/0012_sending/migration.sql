-- How a campaign's mails are sent, and whether they are. The settings are ours until a person activates the sending: then they go to
-- Instantly. The defaults are SENDING_DEFAULTS of core, which a test compares.
CREATE TYPE "sending_state" AS ENUM ('NOT_ACTIVATED', 'ACTIVATING', 'ACTIVE', 'PAUSED', 'UNKNOWN');

ALTER TABLE "campaign"
  ADD COLUMN "senders" text[] NOT NULL DEFAULT '{}',
  ADD COLUMN "daily_limit" integer NOT NULL DEFAULT 30,
  ADD COLUMN "send_from" text NOT NULL DEFAULT '09:00',
  ADD COLUMN "send_to" text NOT NULL DEFAULT '17:00',
  -- 0 is Sunday.
  ADD COLUMN "send_days" smallint[] NOT NULL DEFAULT '{1,2,3,4,5}',
  ADD COLUMN "time_zone" text NOT NULL DEFAULT 'Europe/Belgrade',
  ADD COLUMN "address_line" text,
  ADD COLUMN "opt_out" boolean NOT NULL DEFAULT true,
  ADD COLUMN "sending_state" "sending_state" NOT NULL DEFAULT 'NOT_ACTIVATED',
  ADD COLUMN "sending_since" timestamptz,
  ADD COLUMN "sending_by" text,
  ADD CONSTRAINT "campaign_has_few_senders" CHECK (cardinality("senders") <= 50),
  ADD CONSTRAINT "campaign_sends_some_a_day" CHECK ("daily_limit" BETWEEN 1 AND 10000),
  ADD CONSTRAINT "campaign_hours_are_times" CHECK (
    "send_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "send_to" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD CONSTRAINT "campaign_hours_end_after_they_begin" CHECK ("send_from" COLLATE "C" < "send_to" COLLATE "C"),
  ADD CONSTRAINT "campaign_sends_on_days" CHECK (
    cardinality("send_days") BETWEEN 1 AND 7 AND "send_days" <@ '{0,1,2,3,4,5,6}'::smallint[]),
  ADD CONSTRAINT "campaign_time_zone_is_named" CHECK (length("time_zone") BETWEEN 1 AND 64),
  ADD CONSTRAINT "campaign_address_line_is_short" CHECK (length("address_line") BETWEEN 1 AND 300),
  ADD CONSTRAINT "campaign_sending_says_since_when" CHECK (
    ("sending_state" = 'NOT_ACTIVATED') = ("sending_since" IS NULL) AND ("sending_since" IS NULL) = ("sending_by" IS NULL)),
  -- Pausing is possible at any time; sending begins when all is written, and never without a way out and a sender's address.
  ADD CONSTRAINT "campaign_sends_when_it_is_over" CHECK (
    "sending_state" IN ('NOT_ACTIVATED', 'PAUSED')
    OR ("finished_at" IS NOT NULL AND "instantly_campaign_id" IS NOT NULL AND "opt_out" AND "address_line" IS NOT NULL
        AND cardinality("senders") > 0)),
  ADD CONSTRAINT "campaign_paused_is_at_instantly" CHECK ("sending_state" <> 'PAUSED' OR "instantly_campaign_id" IS NOT NULL);
