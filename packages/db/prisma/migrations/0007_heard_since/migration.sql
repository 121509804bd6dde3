-- Since when a worker's beats have come without a gap. Together the workers' spans say when this database could be reached, which
-- the sweep asks before it takes silence for death.
ALTER TABLE "worker" ADD COLUMN "heard_since" timestamptz NOT NULL DEFAULT now();
