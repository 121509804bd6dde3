-- Takes 0001_init back. Everything that leadgen stored is gone afterwards: take a dump first.
DROP TABLE "rate_slot", "rate_limit", "worker", "breaker_event", "breaker", "provider_call", "job_step", "job", "lead", "campaign", "organization";
DROP FUNCTION "refuse_change"();
DROP TYPE "breaker_state", "breaker_event_kind", "campaign_status", "job_status", "job_type", "provider", "failure_kind",
  "lead_status", "call_outcome", "call_purpose";
