-- When the sender said that it has this campaign no more: somebody deleted it there. Nothing is read there from then on.
ALTER TABLE "campaign" ADD COLUMN "gone_at_sender_at" timestamptz;
