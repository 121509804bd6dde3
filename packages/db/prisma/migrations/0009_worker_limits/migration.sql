-- A worker says itself how often it beats and after which silence it is dead, so that nobody who reads its row needs a value of their own.
-- The defaults are those of the workers before this, which do not write them.
ALTER TABLE "worker"
  ADD COLUMN "heartbeat_ms" integer NOT NULL DEFAULT 3000,
  ADD COLUMN "silent_ms" integer NOT NULL DEFAULT 15000,
  ADD CONSTRAINT "worker_beats_within_its_silence" CHECK ("heartbeat_ms" > 0 AND "silent_ms" >= 3 * "heartbeat_ms"),
  ADD CONSTRAINT "worker_silence_ends" CHECK ("silent_ms" <= 3600000);
