-- Takes 0034_finished_steps back. The chart's lanes are lost.
DROP INDEX "step_by_end";
ALTER TABLE "queue_sample" DROP COLUMN "finished_steps";
