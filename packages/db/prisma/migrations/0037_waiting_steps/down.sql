-- Takes 0037_waiting_steps back. The chart's lanes of what waits are lost.
ALTER TABLE "queue_sample" DROP COLUMN "waiting_steps";
