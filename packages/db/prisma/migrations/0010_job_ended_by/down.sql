-- Takes 0010_job_ended_by back. The reasons of jobs that have ended are forgotten; their error messages stay.
ALTER TABLE "job" DROP COLUMN "ended_by";
