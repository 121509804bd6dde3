-- Takes 0009_worker_limits back. Workers of this version no longer start; those of the one before judge each other by their own settings.
ALTER TABLE "worker" DROP COLUMN "heartbeat_ms", DROP COLUMN "silent_ms";
