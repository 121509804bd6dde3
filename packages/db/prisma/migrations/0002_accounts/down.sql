-- Takes 0002_accounts back. Users, memberships, tokens and the audit are gone afterwards: take a dump first.
DROP TABLE "attempt_window", "audit_event", "api_token", "invitation", "member", "verification", "account", "session", "user";
DROP TYPE "audit_actor", "token_scope";
ALTER TABLE "organization" DROP COLUMN "slug", DROP COLUMN "logo", DROP COLUMN "metadata";
