-- Why a job ended badly, if the reason may be ours: an internal error's id (worker-e7) or a rule of the failure table
-- (openai.incomplete). Three for the same reason stop their campaign (rule J14). Written when a job ends or is retried, never by an
-- opening or a closing, and in no index.
ALTER TABLE "job" ADD COLUMN "ended_by" text;
