-- What the queue's chart draws in lanes: a lead's steps that were finished since the sample before, `{"VERIFY": 12}`. Null: taken before this.
ALTER TABLE "queue_sample" ADD COLUMN "finished_steps" jsonb;
-- Steps are written in the order in which they finish, and stay: the ranges of a few pages say where a minute is, at next to no cost for each step.
CREATE INDEX "step_by_end" ON "job_step" USING brin ("finished_at") WITH (autosummarize = on);
