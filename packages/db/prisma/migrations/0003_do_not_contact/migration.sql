-- Whom an organization does not write to: single addresses, whole domains, and people that a deleted campaign had contacted.

CREATE TYPE "do_not_contact_kind" AS ENUM ('ADDRESS', 'DOMAIN', 'PERSON');

CREATE TABLE "do_not_contact" (
  "id" uuid PRIMARY KEY DEFAULT uuidv7(),
  "organization_id" uuid NOT NULL REFERENCES "organization" ("id") ON DELETE CASCADE,
  "kind" "do_not_contact_kind" NOT NULL,
  -- An address or a domain in lower case, or Apollo's id of a person.
  "value" text NOT NULL CHECK (length("value") BETWEEN 1 AND 320),
  "reason" text CHECK (length("reason") BETWEEN 1 AND 1000),
  "created_by" text NOT NULL CHECK (length("created_by") > 0),
  "created_at" timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT "do_not_contact_value_fits_kind" CHECK (
    "kind" = 'PERSON' OR ("value" = lower("value") AND ("kind" = 'ADDRESS') = ("value" LIKE '%_@_%')))
);
CREATE UNIQUE INDEX "do_not_contact_once" ON "do_not_contact" ("organization_id", "value");

-- What may stand in the list for somebody: the address, and each domain above it and above the company's, so that
-- example.com covers ada@mail.example.com.
CREATE FUNCTION "contact_keys"("address" text, "company_domain" text) RETURNS text[]
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

-- Deleting a lead sets this column to NULL in its calls; without the index each lead costs a pass over all calls.
CREATE INDEX "call_of_lead" ON "provider_call" ("lead_id") WHERE "lead_id" IS NOT NULL;
