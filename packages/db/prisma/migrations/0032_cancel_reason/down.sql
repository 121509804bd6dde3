-- Takes 0032_cancel_reason back. Nothing is lost: the message holds the reason.
ALTER TABLE "campaign" DROP COLUMN "cancel_reason";
