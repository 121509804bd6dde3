-- Takes 0020_opt_outs back. The jobs that read who opted out are gone afterwards; what they entered stays.
ALTER TABLE "campaign" DROP COLUMN "opt_outs_read_at";
DELETE FROM "job" WHERE "type" = 'READ_OPT_OUTS';
CREATE INDEX "job_withdrawing" ON "job" ("campaign_id") WHERE "type" = 'WITHDRAW_LEAD';
DROP INDEX "job_beside_campaigns";
