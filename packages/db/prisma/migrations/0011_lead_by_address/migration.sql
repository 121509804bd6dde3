-- Whether the sender has been given an address is asked over the whole installation, whose organizations share one workspace there.
-- With the address first, one index answers this and the question about one organization. It has no status in its predicate, so that
-- the same updates of a lead are HOT as before.
CREATE INDEX "lead_by_address" ON "lead" (lower("email"), "organization_id") WHERE "email" IS NOT NULL;
DROP INDEX "lead_address_of_organization";
