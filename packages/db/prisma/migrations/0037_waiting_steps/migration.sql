-- What waits, by the step that comes next, for the queue's chart: `{"VERIFY": 12}` of a lead's jobs. Null: taken before this.
ALTER TABLE "queue_sample" ADD COLUMN "waiting_steps" jsonb;
