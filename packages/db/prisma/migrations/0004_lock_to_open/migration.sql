-- How the report of a provider's failure takes the breaker's lock (packages/core/src/engine/lock-breaker.ts).
-- True: exclusively, and the failure may open the breaker.
-- False: shared. The breaker has opened since the call's job was claimed, so the failure comes too late for good.
--
-- When a provider fails, everybody reports it at once. One takes the turn and opens; the others wait for that turn to end,
-- side by side, instead of one after the other for the lock itself. If it ends without an opening they queue for the lock.
CREATE FUNCTION "lock_breaker_to_report"("breaker_lock" bigint, "turn_lock" bigint, "call_id" uuid) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  "call_epoch" int := (SELECT "epoch" FROM "provider_call" WHERE "id" = "call_id");
BEGIN
  -- What is locked inside this block is free again when its exception is caught. Each statement has its own snapshot.
  BEGIN
    IF (SELECT "epoch" > "call_epoch" FROM "breaker") THEN RAISE SQLSTATE 'LATE0'; END IF;
    IF NOT pg_try_advisory_xact_lock("turn_lock") THEN
      PERFORM pg_advisory_xact_lock_shared("turn_lock");
      IF (SELECT "epoch" > "call_epoch" FROM "breaker") THEN RAISE SQLSTATE 'LATE0'; END IF;
    END IF;
    PERFORM pg_advisory_xact_lock("breaker_lock");
    IF (SELECT "epoch" > "call_epoch" FROM "breaker") THEN RAISE SQLSTATE 'LATE0'; END IF;
    RETURN true;
  EXCEPTION WHEN SQLSTATE 'LATE0' THEN
    PERFORM pg_advisory_xact_lock_shared("breaker_lock");
    RETURN false;
  END;
END $$;
