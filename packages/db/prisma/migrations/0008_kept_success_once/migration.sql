-- A REJECTED answer is kept, and its job may be retried by a person (J12): the success that follows is the step's first. The index
-- counted both, so that every such retry ended with an error of ours after it had been paid for.
DROP INDEX "call_effect_kept_once";
CREATE UNIQUE INDEX "call_effect_kept_once" ON "provider_call" ("job_id", "step") WHERE "kept" AND "effect" AND "outcome" = 'SUCCEEDED';
