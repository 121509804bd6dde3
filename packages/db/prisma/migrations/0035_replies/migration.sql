-- How many have replied, as Instantly said when it was last asked: a list of campaigns can't ask for each.
ALTER TABLE "campaign"
  ADD COLUMN "replied" integer,
  ADD COLUMN "replied_asked_at" timestamptz,
  ADD CONSTRAINT "campaign_replies_say_when" CHECK (("replied" IS NULL) = ("replied_asked_at" IS NULL));
