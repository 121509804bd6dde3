-- Takes 0028_queue_samples back. The chart's past is lost.
DROP INDEX "call_failed_at_provider";
DROP INDEX "call_succeeded_at_provider";
DROP TABLE "queue_sample";
