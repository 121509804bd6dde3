-- Who pays for a sample mail: its call is of no campaign. Not a column of provider_call, of whose rows nearly all would leave it empty.
-- Those that were written before this are in no organization's total, since nobody knows whose they were.
CREATE TABLE "sample_mail" (
  "call_id" uuid PRIMARY KEY REFERENCES "provider_call" ("id") ON DELETE CASCADE,
  "organization_id" uuid NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE
);
CREATE INDEX "sample_mail_of_organization" ON "sample_mail" ("organization_id");
