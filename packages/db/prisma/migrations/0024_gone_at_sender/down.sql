-- Takes 0024_gone_at_sender back. The next reading of opt-outs asks for those campaigns again.
ALTER TABLE "campaign" DROP COLUMN "gone_at_sender_at";
