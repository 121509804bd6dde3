-- Back to the rules of the database's own locale.
CREATE OR REPLACE FUNCTION "contact_keys"("address" text, "company_domain" text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(array_agg(DISTINCT key), NULL)
  FROM (
    SELECT lower(address) AS key
    UNION ALL
    SELECT array_to_string(parts[place:], '.')
    FROM (VALUES (string_to_array(lower(substring(address FROM '@([^@]+)$')), '.')),
                 (string_to_array(lower(company_domain), '.'))) AS domains (parts)
    CROSS JOIN LATERAL generate_series(1, cardinality(parts) - 1) AS place) AS keys
$$;
REINDEX INDEX "lead_by_contact_key";
DROP INDEX "lead_by_address";
CREATE INDEX "lead_by_address" ON "lead" (lower("email"), "organization_id") WHERE "email" IS NOT NULL;
DROP INDEX "lead_by_domain";
CREATE INDEX "lead_by_domain" ON "lead" ("organization_id", (lower("company_domain")), "id");
DROP FUNCTION "lower_case"(text);
