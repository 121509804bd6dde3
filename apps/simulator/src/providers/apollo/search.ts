import { type PeopleFilter, searchPeople } from "../../data/search-people.ts";
import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { Parameters } from "./parameters.ts";
import { redactedPerson } from "./person-json.ts";

/** What the official example shows for a search without any filter. */
const EVERYBODY = 232_764_882;
const DISPLAY_LIMIT = 50_000;

const NO_FILTER: PeopleFilter = {
  titles: [],
  strictTitles: false,
  seniorities: [],
  personLocations: [],
  organizationLocations: [],
  domains: [],
  organizationIds: [],
  employeeRanges: [],
  revenueMin: null,
  revenueMax: null,
  keywords: "",
};

/** `POST /api/v1/mixed_people/api_search`: free of charge, redacted. */
export function searchApollo(request: ProviderRequest): Outcome {
  const parameters = new Parameters(request);
  const page = parameters.integer("page", 1);
  const perPage = parameters.integer("per_page", 10);
  if (page === null || page < 1 || perPage === null || perPage < 1 || perPage > 100) {
    return free(json(422, { error: "Invalid parameters: page starts at 1, per_page is 1 to 100" }));
  }
  if (page * perPage > DISPLAY_LIMIT) {
    return free(json(422, { error: `Invalid parameters: at most ${DISPLAY_LIMIT} records can be shown` }));
  }
  if (request.fault === "empty-search") return free(json(200, { total_entries: 0, people: [] }));
  const unfiltered = request.fault === "unfiltered-search";
  const filter = unfiltered ? NO_FILTER : readFilter(parameters);
  const found = searchPeople(request.seed, filter, { page, perPage });
  const wantsVerified = parameters.list("contact_email_status").includes("verified");
  const people = found.people.map((person) => redactedPerson(person, { seed: request.seed, wantsVerified }));
  const filters = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  return free(json(200, { total_entries: filters ? found.total : EVERYBODY, people }));
}

function readFilter(parameters: Parameters): PeopleFilter {
  return {
    titles: parameters.list("person_titles"),
    strictTitles: parameters.text("include_similar_titles") === "false",
    seniorities: parameters.list("person_seniorities"),
    personLocations: parameters.list("person_locations"),
    organizationLocations: parameters.list("organization_locations"),
    domains: parameters.list("q_organization_domains_list"),
    organizationIds: parameters.list("organization_ids"),
    employeeRanges: parameters.list("organization_num_employees_ranges"),
    revenueMin: parameters.number("revenue_range[min]"),
    revenueMax: parameters.number("revenue_range[max]"),
    keywords: parameters.text("q_keywords") ?? "",
  };
}
