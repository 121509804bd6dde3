-- Takes 0039_even_turns back: each process serves its own campaigns in turn again.
DROP FUNCTION "take_turns"(text, float8[], float8, integer[], float8[], float8, float8, float8, float8, float8, uuid[]);
CREATE FUNCTION "take_turns"(
  "of_bucket" text, "tokens" float8[], "spacing" float8, "calls" integer[], "spans" float8[], "token_span" float8, "token_slack" float8, "soonest" float8, "ahead" float8,
  "leeway" float8 DEFAULT 0,
  OUT "now_ms" float8, OUT "turns_ms" float8[], OUT "next_ms" float8)
LANGUAGE plpgsql AS $$
DECLARE
  "state" "rate_limit";
  "moment" timestamptz;
  "horizon" timestamptz;
  "latest" timestamptz;
  "due" timestamptz;
  "token_time" float8;
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
  "turns_ms" := '{}';
  FOREACH "token_time" IN ARRAY "tokens" LOOP
    SELECT greatest("moment" + make_interval(secs => "soonest"), "state"."last_at" + make_interval(secs => "spacing"), "state"."tokens_until",
                    max("slot"."at" + make_interval(secs => "span")))
    INTO "due"
    FROM unnest("calls", "spans") AS "windows" ("count", "span")
    JOIN "rate_slot" AS "slot" ON "slot"."bucket" = "of_bucket" AND "slot"."slot" = "state"."issued" + 1 - "count";
    EXIT WHEN "due" > "horizon";
    "state"."issued" := "state"."issued" + 1;
    "state"."last_at" := "due" + make_interval(secs => "leeway");
    "state"."tokens_until" := greatest("state"."tokens_until", "state"."last_at" - make_interval(secs => "token_slack")) + make_interval(secs => "token_time");
    IF cardinality("calls") > 0 THEN
      INSERT INTO "rate_slot" ("bucket", "slot", "at") VALUES ("of_bucket", "state"."issued", "state"."last_at");
    END IF;
    "turns_ms" := "turns_ms" || (1000 * extract(epoch FROM "due" - "moment"))::float8;
  END LOOP;
  IF "due" > "horizon" THEN "next_ms" := 1000 * extract(epoch FROM "due" - "moment"); END IF;
  "now_ms" := 1000 * extract(epoch FROM "moment");
  IF cardinality("turns_ms") = 0 THEN RETURN; END IF;
  UPDATE "rate_limit" SET "issued" = "state"."issued", "last_at" = "state"."last_at", "tokens_until" = "state"."tokens_until"
  WHERE "bucket" = "of_bucket";
  DELETE FROM "rate_slot"
  WHERE "bucket" = "of_bucket" AND "slot" <= "state"."issued" - (SELECT max("count") FROM unnest("calls") AS "count");
END;
$$;

DROP TABLE "rate_share";
