import type { SearchCriteria } from "@leadgen/core";

export interface SearchPage {
  /** From 1. */
  readonly page: number;
  /** At most 100. */
  readonly perPage: number;
}

/**
 * The search as Apollo documents it: a POST with all parameters in the query string, arrays with a literal `[]`.
 * (Apollo is said to ignore a JSON body, which would make the search unfiltered.)
 */
export function searchQuery(criteria: SearchCriteria, { page, perPage }: SearchPage): string {
  const ranges = criteria.employeeRanges.map(({ min, max }) => `${min},${max}`);
  const parameters: (readonly [string, readonly string[]])[] = [
    ["person_titles[]", criteria.titles],
    ["include_similar_titles", criteria.includeSimilarTitles ? [] : ["false"]],
    ["person_seniorities[]", criteria.seniorities],
    ["person_locations[]", criteria.locations],
    ["organization_locations[]", criteria.organizationLocations],
    ["q_organization_domains_list[]", criteria.organizationDomains],
    ["organization_num_employees_ranges[]", ranges],
    ["contact_email_status[]", criteria.emailStatus],
    ["q_keywords", criteria.keywords === "" ? [] : [criteria.keywords]],
    ["page", [String(page)]],
    ["per_page", [String(perPage)]],
  ];
  return parameters
    .flatMap(([name, values]) => values.map((value) => `${name}=${encodeURIComponent(value)}`))
    .join("&");
}
