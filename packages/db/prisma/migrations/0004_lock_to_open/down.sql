DROP FUNCTION "lock_breaker_to_report"(bigint, bigint, uuid);
