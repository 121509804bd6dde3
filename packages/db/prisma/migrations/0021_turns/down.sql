-- Takes 0021_turns back. What was handed out is forgotten: the limits may be passed once.
DROP FUNCTION "take_turns"(text, float8[], float8, integer[], float8[], float8, float8, float8, float8);
DELETE FROM "rate_limit";
ALTER TABLE "rate_slot" ALTER COLUMN "slot" TYPE integer;
ALTER TABLE "rate_limit" DROP COLUMN "last_at", DROP COLUMN "tokens_until";
