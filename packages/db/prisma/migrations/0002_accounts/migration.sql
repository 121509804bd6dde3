-- Accounts: who may come in, what they may do, and what they did.
-- user, session, account, verification, member and invitation are better-auth's, under our naming; the rest is ours.

-- The plugin wants a slug; people never see it, and the tables that exist get one each.
ALTER TABLE "organization"
  ADD COLUMN "slug" text NOT NULL DEFAULT gen_random_uuid()::text CONSTRAINT "organization_slug_once" UNIQUE,
  ADD COLUMN "logo" text,
  ADD COLUMN "metadata" text;

CREATE TABLE "user" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "name" text NOT NULL CHECK (length("name") BETWEEN 1 AND 200),
  "email" text NOT NULL CONSTRAINT "user_email_once" UNIQUE CHECK ("email" = lower("email") AND length("email") <= 320),
  "email_verified" boolean NOT NULL DEFAULT false,
  "image" text,
  -- Of the installation (rule P2). Changed by the server command alone; better-auth does not know the column.
  "operator" boolean NOT NULL DEFAULT false,
  "disabled_at" timestamptz,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX "user_operators" ON "user" ("email") WHERE "operator";

-- A session's token alone opens nothing: the API takes it only with its signature by AUTH_SECRET.
CREATE TABLE "session" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "user_id" uuid NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "token" text NOT NULL CONSTRAINT "session_token_once" UNIQUE,
  "expires_at" timestamptz NOT NULL,
  "ip_address" text,
  "user_agent" text,
  "active_organization_id" uuid,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX "session_of_user" ON "session" ("user_id");

-- How a user logs in; for us always by a password, hashed with scrypt.
CREATE TABLE "account" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "user_id" uuid NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "account_id" text NOT NULL,
  "provider_id" text NOT NULL,
  "password" text,
  "access_token" text,
  "refresh_token" text,
  "id_token" text,
  "access_token_expires_at" timestamptz,
  "refresh_token_expires_at" timestamptz,
  "scope" text,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "account_once_per_provider" UNIQUE ("provider_id", "account_id")
);
CREATE INDEX "account_of_user" ON "account" ("user_id");

CREATE TABLE "verification" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expires_at" timestamptz NOT NULL,
  "created_at" timestamptz NOT NULL DEFAULT now(),
  "updated_at" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX "verification_by_identifier" ON "verification" ("identifier");

CREATE TABLE "member" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "organization_id" uuid NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE,
  "user_id" uuid NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "role" text NOT NULL DEFAULT 'member' CHECK ("role" IN ('member', 'admin', 'owner')),
  "created_at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "member_once" UNIQUE ("organization_id", "user_id")
);
CREATE INDEX "member_of_user" ON "member" ("user_id");

CREATE TABLE "invitation" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "organization_id" uuid NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE,
  "email" text NOT NULL CHECK (length("email") <= 320),
  "role" text NOT NULL CHECK ("role" IN ('member', 'admin', 'owner')),
  "status" text NOT NULL DEFAULT 'pending' CHECK ("status" IN ('pending', 'accepted', 'rejected', 'canceled')),
  "expires_at" timestamptz NOT NULL,
  "inviter_id" uuid NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  -- SHA-256 of the link's secret. NULL until it is made, in the transaction that makes the row.
  "secret_hash" bytea CHECK (length("secret_hash") = 32),
  "created_at" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX "invitation_of_organization" ON "invitation" ("organization_id", "id" DESC);

CREATE TYPE "token_scope" AS ENUM ('read', 'write', 'operate');

-- Personal API tokens: `ldg_<prefix>_<secret>`, of which only the prefix and a hash are kept.
CREATE TABLE "api_token" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "user_id" uuid NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE,
  "name" text NOT NULL CHECK (length("name") BETWEEN 1 AND 200),
  "prefix" text NOT NULL CONSTRAINT "api_token_prefix_once" UNIQUE,
  "hash" bytea NOT NULL CHECK (length("hash") = 32),
  "scopes" "token_scope"[] NOT NULL CHECK (cardinality("scopes") > 0),
  "expires_at" timestamptz NOT NULL,
  "last_used_at" timestamptz,
  "revoked_at" timestamptz,
  "created_at" timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 80);
CREATE INDEX "api_token_of_user" ON "api_token" ("user_id", "id" DESC);

CREATE TYPE "audit_actor" AS ENUM ('USER', 'TOKEN', 'INSTALLATION', 'SERVER');

-- No foreign keys: what was done stays told when the thing, or the person, is gone.
CREATE TABLE "audit_event" (
  "id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "at" timestamptz NOT NULL DEFAULT clock_timestamp(),
  "action" text NOT NULL CHECK (length("action") > 0),
  "actor_kind" "audit_actor" NOT NULL,
  "actor" text NOT NULL CHECK (length("actor") > 0),
  "user_id" uuid,
  "token_id" uuid,
  "address" text,
  "user_agent" text,
  "organization_id" uuid,
  "target_type" text,
  "target_id" text,
  "before" jsonb,
  "after" jsonb,
  CONSTRAINT "audit_user_has_id" CHECK (("actor_kind" IN ('USER', 'TOKEN')) = ("user_id" IS NOT NULL)),
  CONSTRAINT "audit_token_has_id" CHECK (("actor_kind" = 'TOKEN') = ("token_id" IS NOT NULL)),
  CONSTRAINT "audit_target_whole" CHECK ("target_id" IS NULL OR "target_type" IS NOT NULL)
);
CREATE INDEX "audit_of_organization" ON "audit_event" ("organization_id", "id" DESC) WHERE "organization_id" IS NOT NULL;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Counters of log-ins, sign-ups and requests, shared by all processes. UNLOGGED: one is written with nearly every
-- request, and what a crash forgets is a quarter of an hour old at most.
CREATE UNLOGGED TABLE "attempt_window" (
  "bucket" text PRIMARY KEY,
  "started_at" timestamptz NOT NULL,
  "used" integer NOT NULL CHECK ("used" >= 0)
) WITH (fillfactor = 50);
-- For sweeping: each new bucket takes two old ones along.
CREATE INDEX "attempt_window_age" ON "attempt_window" ("started_at");
