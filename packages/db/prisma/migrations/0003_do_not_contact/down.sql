-- Takes 0003_do_not_contact back. The lists are gone afterwards, and nothing holds those people off any more: take a dump first.
DROP INDEX "call_of_lead";
DROP TABLE "do_not_contact";
DROP FUNCTION "contact_keys"(text, text);
DROP TYPE "do_not_contact_kind";
