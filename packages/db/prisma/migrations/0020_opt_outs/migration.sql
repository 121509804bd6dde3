-- Jobs that are no part of their campaign's work are not in what it keeps of its jobs once it is over, so they are counted each time.
CREATE INDEX "job_beside_campaigns" ON "job" ("campaign_id") WHERE "type" IN ('WITHDRAW_LEAD', 'READ_OPT_OUTS');
DROP INDEX "job_withdrawing";

-- When it was last read to its end who of the campaign's people opted out at the sender: campaigns that start together need not all
-- ask for the same.
ALTER TABLE "campaign" ADD COLUMN "opt_outs_read_at" timestamptz;
