-- Leads by their end, the latest first and those on the way last. "lead_by_end" has them last in the other order only: an index whose
-- key is NULLS LAST is NULLS FIRST when it is read backwards.
CREATE INDEX "lead_by_latest_end" ON "lead" ("organization_id", (coalesce("finished_at", '-infinity')), "id");
