-- Whether a person ended the campaign, and why. So far only its message said so, as a sentence.
ALTER TABLE "campaign" ADD COLUMN "cancel_reason" text;
UPDATE "campaign" SET "cancel_reason" = substr("message", length('Cancelled: ') + 1)
WHERE "status" = 'FAILED' AND starts_with("message", 'Cancelled: ');
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_cancelled_is_failed" CHECK ("cancel_reason" IS NULL OR "status" = 'FAILED');
