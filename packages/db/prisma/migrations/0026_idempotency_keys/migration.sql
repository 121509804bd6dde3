-- What a creating call with an Idempotency-Key answered, kept for 24 hours, so that it is done once however often it is sent. Written in the
-- transaction of what it creates.
CREATE TABLE "idempotency_key" (
  -- A user's id, or "installation".
  "owner" text NOT NULL,
  "key" text NOT NULL,
  -- SHA-256 of the procedure and its input: another call under the same key is refused.
  "request" bytea NOT NULL,
  -- Null only inside the transaction.
  "answer" jsonb,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("owner", "key")
);
CREATE INDEX "idempotency_key_by_age" ON "idempotency_key" ("created_at");
