-- Takes 0038_late_turns back: a call that was too late before takes several turns again.
DROP FUNCTION "take_turns"(text, float8[], float8, integer[], float8[], float8, float8, float8, float8, float8);
CREATE FUNCTION "take_turns"(
  "of_bucket" text, "tokens" float8[], "spacing" float8, "calls" integer[], "spans" float8[], "token_span" float8, "token_slack" float8, "soonest" float8, "ahead" float8,
  OUT "now_ms" float8, OUT "turns_ms" float8[], OUT "next_ms" float8)
LANGUAGE plpgsql AS $$
DECLARE
  "state" "rate_limit";
  "moment" timestamptz;
  "horizon" timestamptz;
  "due" timestamptz;
  "token_time" float8;
BEGIN
  INSERT INTO "rate_limit" ("bucket", "issued") VALUES ("of_bucket", 0) ON CONFLICT DO NOTHING;
  SELECT * INTO "state" FROM "rate_limit" WHERE "bucket" = "of_bucket" FOR UPDATE;
  "moment" := clock_timestamp();
  "horizon" := "moment" + make_interval(secs => "ahead");
  "turns_ms" := '{}';
  FOREACH "token_time" IN ARRAY "tokens" LOOP
    -- No turn that was handed out lies beyond the horizon, unless the clock was turned back since.
    SELECT greatest("moment" + make_interval(secs => "soonest"), least("state"."last_at", "horizon") + make_interval(secs => "spacing"),
                    least("state"."tokens_until", "horizon" + make_interval(secs => "token_span")),
                    max(least("slot"."at", "horizon") + make_interval(secs => "span")))
    INTO "due"
    FROM unnest("calls", "spans") AS "windows" ("count", "span")
    JOIN "rate_slot" AS "slot" ON "slot"."bucket" = "of_bucket" AND "slot"."slot" = "state"."issued" + 1 - "count";
    EXIT WHEN "due" > "horizon";
    "state"."issued" := "state"."issued" + 1;
    "state"."last_at" := "due";
    "state"."tokens_until" := greatest("state"."tokens_until", "due" - make_interval(secs => "token_slack")) + make_interval(secs => "token_time");
    IF cardinality("calls") > 0 THEN
      INSERT INTO "rate_slot" ("bucket", "slot", "at") VALUES ("of_bucket", "state"."issued", "due");
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
