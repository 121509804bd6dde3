-- Takes 0035_replies back. Nothing is lost: Instantly is asked again.
ALTER TABLE "campaign" DROP COLUMN "replied", DROP COLUMN "replied_asked_at";
