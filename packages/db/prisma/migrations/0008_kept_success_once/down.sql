-- Takes 0008_kept_success_once back. Refused while a step has a kept rejection and a kept success, which the index before did not allow.
DROP INDEX "call_effect_kept_once";
CREATE UNIQUE INDEX "call_effect_kept_once" ON "provider_call" ("job_id", "step") WHERE "kept" AND "effect";
