/**
 * SQL condition: lead `lead` would be on its organization's do-not-contact list if its address were `email`, an SQL expression: by
 * address, by domain, by the company's domain or as a person.
 *
 * Written this way, the list is read by its unique index, one look-up for each of the few keys, whatever PostgreSQL estimates its
 * length to be. As a join or as EXISTS it was read from end to end for each lead (0.76 s at 1,000 entries).
 */
export const sqlListedAt = (email: string): string => `
  EXISTS (SELECT 1 FROM unnest(array_append(contact_keys(${email}, lead.company_domain), lead.apollo_person_id)) AS key
          WHERE (SELECT (listed.kind = 'PERSON') = (key = lead.apollo_person_id) FROM do_not_contact AS listed
                 WHERE listed.organization_id = lead.organization_id AND listed.value = key))`;

/** SQL condition: lead `lead` is on its organization's do-not-contact list. */
export const SQL_LISTED = sqlListedAt("lead.email");
