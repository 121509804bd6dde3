-- Addresses are compared in lower case by rules that no locale changes: in a Turkish database lower('I') is a dotless i.
-- PostgreSQL has Unicode's own rules as pg_c_utf8 from 17 on; before, ICU's root locale is the nearest, where the server has ICU.
DO $$
DECLARE rules text := coalesce(
  (SELECT collname FROM pg_collation WHERE collnamespace = 'pg_catalog'::regnamespace AND collname = 'pg_c_utf8'),
  (SELECT collname FROM pg_collation WHERE collnamespace = 'pg_catalog'::regnamespace AND collname = 'und-x-icu'),
  'C');
BEGIN
  EXECUTE format('CREATE FUNCTION "lower_case"("text" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
                  RETURN lower("text" COLLATE pg_catalog.%I)', rules);
END $$;

-- With its names resolved: ANALYZE of an index over it has another search path.
CREATE OR REPLACE FUNCTION "contact_keys"("address" text, "company_domain" text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT array_remove(array_agg(DISTINCT key), NULL)
  FROM (
    SELECT lower_case(address) AS key
    UNION ALL
    SELECT array_to_string(parts[place:], '.')
    FROM (VALUES (string_to_array(lower_case(substring(address FROM '@([^@]+)$')), '.')),
                 (string_to_array(lower_case(company_domain), '.'))) AS domains (parts)
    CROSS JOIN LATERAL generate_series(1, cardinality(parts) - 1) AS place) AS keys);

REINDEX INDEX "lead_by_contact_key";
DROP INDEX "lead_by_address";
CREATE INDEX "lead_by_address" ON "lead" (lower_case("email"), "organization_id") WHERE "email" IS NOT NULL;
DROP INDEX "lead_by_domain";
CREATE INDEX "lead_by_domain" ON "lead" ("organization_id", (lower_case("company_domain")), "id");
