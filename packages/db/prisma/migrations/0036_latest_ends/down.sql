-- Takes 0036_latest_ends back.
DROP INDEX "lead_by_latest_end";
