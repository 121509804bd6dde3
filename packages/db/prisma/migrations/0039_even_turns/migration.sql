-- Campaigns share a bucket's turns evenly whichever processes their calls wait in. Each process served its own campaigns in turn, so a campaign
-- all of whose calls waited in one of three processes had a sixth of the turns instead of half.
CREATE TABLE "rate_share" (
  "bucket" text NOT NULL REFERENCES "rate_limit" ("bucket") ON UPDATE NO ACTION ON DELETE CASCADE,
  "campaign_id" uuid NOT NULL,
  "taken" bigint NOT NULL,
  "asked_at" timestamptz(6) NOT NULL,
  CONSTRAINT "rate_share_pkey" PRIMARY KEY ("bucket", "campaign_id")
);

DROP FUNCTION "take_turns"(text, float8[], float8, integer[], float8[], float8, float8, float8, float8, float8);
CREATE FUNCTION "take_turns"(
  "of_bucket" text, "tokens" float8[], "spacing" float8, "calls" integer[], "spans" float8[], "token_span" float8, "token_slack" float8, "soonest" float8, "ahead" float8,
  "leeway" float8 DEFAULT 0, "campaigns" uuid[] DEFAULT NULL,
  OUT "now_ms" float8, OUT "turns_ms" float8[], OUT "places" integer[], OUT "next_ms" float8)
LANGUAGE plpgsql AS $$
DECLARE
  "state" "rate_limit";
  "moment" timestamptz;
  "horizon" timestamptz;
  "latest" timestamptz;
  "due" timestamptz;
  "place" integer;
  "early" boolean := false;
BEGIN
  INSERT INTO "rate_limit" ("bucket", "issued") VALUES ("of_bucket", 0) ON CONFLICT DO NOTHING;
  SELECT * INTO "state" FROM "rate_limit" WHERE "bucket" = "of_bucket" FOR UPDATE;
  "moment" := clock_timestamp();
  "horizon" := "moment" + make_interval(secs => "ahead");
  -- Nobody takes a turn this far ahead (take-turns.ts), so the clock was turned back: all that seems to come later counts as of then.
  "latest" := "moment" + interval '5 seconds';
  IF "state"."last_at" > "latest" THEN
    "state"."last_at" := "latest";
    "state"."tokens_until" := least("state"."tokens_until", "latest" + make_interval(secs => "token_span"));
    UPDATE "rate_limit" SET "last_at" = "state"."last_at", "tokens_until" = "state"."tokens_until" WHERE "bucket" = "of_bucket";
    UPDATE "rate_slot" SET "at" = "latest" WHERE "bucket" = "of_bucket" AND "at" > "latest";
  END IF;
  IF "campaigns" IS NOT NULL THEN
    -- A process whose calls wait asks at least once a second. A campaign that waits anew starts level with the one that had fewest turns.
    DELETE FROM "rate_share" WHERE "bucket" = "of_bucket" AND "asked_at" NOT BETWEEN "moment" - interval '2 seconds' AND "latest";
    INSERT INTO "rate_share" ("bucket", "campaign_id", "taken", "asked_at")
    SELECT "of_bucket", "id", coalesce((SELECT min("taken") FROM "rate_share" WHERE "bucket" = "of_bucket"), 0), "moment"
    FROM (SELECT DISTINCT unnest("campaigns") AS "id") AS "mine"
    ON CONFLICT ("bucket", "campaign_id") DO UPDATE SET "asked_at" = excluded."asked_at";
  END IF;
  "turns_ms" := '{}';
  "places" := '{}';
  WHILE cardinality("places") < cardinality("tokens") LOOP
    SELECT greatest("moment" + make_interval(secs => "soonest"), "state"."last_at" + make_interval(secs => "spacing"), "state"."tokens_until",
                    max("slot"."at" + make_interval(secs => "span")))
    INTO "due"
    FROM unnest("calls", "spans") AS "windows" ("count", "span")
    JOIN "rate_slot" AS "slot" ON "slot"."bucket" = "of_bucket" AND "slot"."slot" = "state"."issued" + 1 - "count";
    EXIT WHEN "due" > "horizon";
    -- Of the calls that ask, the first one of the campaign that had fewest turns. If a campaign that had fewer waits elsewhere, that one may
    -- come for the turn until shortly before its last moment.
    SELECT "call"."place", "due" > "moment" + make_interval(secs => "soonest" + 0.03) AND "share"."taken" > (SELECT min("taken") FROM "rate_share" WHERE "bucket" = "of_bucket")
    INTO "place", "early"
    FROM generate_subscripts("tokens", 1) AS "call" ("place")
    LEFT JOIN "rate_share" AS "share" ON "share"."bucket" = "of_bucket" AND "share"."campaign_id" = "campaigns"["call"."place"]
    WHERE "call"."place" <> ALL ("places")
    ORDER BY "share"."taken", "call"."place" LIMIT 1;
    EXIT WHEN "early";
    "state"."issued" := "state"."issued" + 1;
    "state"."last_at" := "due" + make_interval(secs => "leeway");
    "state"."tokens_until" := greatest("state"."tokens_until", "state"."last_at" - make_interval(secs => "token_slack")) + make_interval(secs => "tokens"["place"]);
    IF cardinality("calls") > 0 THEN
      INSERT INTO "rate_slot" ("bucket", "slot", "at") VALUES ("of_bucket", "state"."issued", "state"."last_at");
    END IF;
    UPDATE "rate_share" SET "taken" = "taken" + 1 WHERE "bucket" = "of_bucket" AND "campaign_id" = "campaigns"["place"];
    "turns_ms" := "turns_ms" || (1000 * extract(epoch FROM "due" - "moment"))::float8;
    "places" := "places" || "place";
  END LOOP;
  -- Who came too early for it asks again at its last moment, which is as long before the turn as it needs to prepare.
  IF "early" THEN "due" := "due" + make_interval(secs => "ahead" - "soonest"); END IF;
  IF "early" OR "due" > "horizon" THEN "next_ms" := 1000 * extract(epoch FROM "due" - "moment"); END IF;
  "now_ms" := 1000 * extract(epoch FROM "moment");
  IF cardinality("turns_ms") = 0 THEN RETURN; END IF;
  UPDATE "rate_limit" SET "issued" = "state"."issued", "last_at" = "state"."last_at", "tokens_until" = "state"."tokens_until"
  WHERE "bucket" = "of_bucket";
  DELETE FROM "rate_slot"
  WHERE "bucket" = "of_bucket" AND "slot" <= "state"."issued" - (SELECT max("count") FROM unnest("calls") AS "count");
END;
$$;
