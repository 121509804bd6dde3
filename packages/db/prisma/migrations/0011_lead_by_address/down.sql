-- Takes 0011_lead_by_address back.
CREATE INDEX "lead_address_of_organization" ON "lead" ("organization_id", lower("email")) WHERE "email" IS NOT NULL;
DROP INDEX "lead_by_address";
