-- Takes 0006_job_counts back. Nothing is lost: the jobs themselves are counted again.
ALTER TABLE "campaign" DROP COLUMN "job_counts";
