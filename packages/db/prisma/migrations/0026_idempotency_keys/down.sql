-- Takes 0026_idempotency_keys back: calls that are sent again are done again.
DROP TABLE "idempotency_key";
