import type { Company } from "../../data/companies.ts";
import { hashInt } from "../../data/hash.ts";
import { type Person, streetOf } from "../../data/people.ts";

export const PLACEHOLDER_EMAIL = "email_not_unlocked@domain.com";

/** A row of a people search: no address, no full last name, no domain. */
export function redactedPerson(person: Person, options: { seed: string; wantsVerified: boolean }) {
  const { company, lastName, reveal } = person;
  const hasState = company.state !== null;
  return {
    id: person.id,
    first_name: person.firstName,
    last_name_obfuscated: obfuscate(lastName),
    title: person.title.title,
    last_refreshed_at: refreshedAt(options.seed, person),
    has_email: options.wantsVerified || reveal !== "no-email",
    has_city: true,
    has_state: hasState,
    has_country: true,
    has_direct_phone: person.hasDirectPhone
      ? "Yes"
      : "Maybe: please request direct dial via people/bulk_match",
    organization: {
      name: company.name,
      has_industry: true,
      has_phone: true,
      has_city: true,
      has_state: hasState,
      has_country: true,
      has_zip_code: true,
      has_revenue: true,
      has_employee_count: true,
    },
  };
}

/** What enrichment reveals; `email` as the account gets to see it. */
export function revealedPerson(person: Person, options: { seed: string; email: string | null }) {
  const { company, title, firstName, lastName } = person;
  return {
    id: person.id,
    first_name: firstName,
    last_name: lastName,
    name: `${firstName} ${lastName}`,
    linkedin_url: person.linkedinUrl,
    title: title.title,
    email_status: emailStatus(person, options.email),
    photo_url: null,
    twitter_url: null,
    github_url: null,
    facebook_url: null,
    extrapolated_email_confidence: person.emailStatus === "extrapolated" && options.email ? 0.72 : null,
    headline: `${title.title} at ${company.name}`,
    email: options.email,
    organization_id: company.id,
    employment_history: [
      {
        organization_id: company.id,
        organization_name: company.name,
        title: title.title,
        current: true,
        start_date: `${2012 + hashInt(12, options.seed, "started", person.id)}-01-01`,
        end_date: null,
      },
    ],
    city: company.city,
    state: company.state,
    country: company.country.name,
    departments: [`master_${title.department.toLowerCase().replaceAll(" ", "_")}`],
    subdepartments: [],
    functions: [title.department.toLowerCase().replaceAll(" ", "_")],
    seniority: title.seniority,
    revealed_for_current_team: true,
    is_likely_to_engage: hashInt(2, options.seed, "engage", person.id) === 1,
    intent_strength: null,
    show_intent: false,
    organization: organizationJson(company, options.seed),
  };
}

export function organizationJson(company: Company, seed: string) {
  const { industry, domain, name } = company;
  return {
    id: company.id,
    name,
    website_url: `http://www.${domain}`,
    linkedin_url: `http://www.linkedin.com/company/${domain.split(".")[0]}`,
    twitter_url: null,
    facebook_url: null,
    primary_phone: {},
    phone: null,
    founded_year: company.foundedYear,
    primary_domain: domain,
    industry: industry.name,
    industries: [industry.name],
    keywords: industry.keywords,
    estimated_num_employees: company.employees,
    raw_address: `${streetOf(seed, company)}, ${company.city}, ${company.country.name}`,
    street_address: streetOf(seed, company),
    city: company.city,
    state: company.state,
    postal_code: String(1000 + hashInt(8999, seed, "postal", domain)),
    country: company.country.name,
    short_description: `${industry.description}. Based in ${company.city}, founded in ${company.foundedYear}.`,
    seo_description: industry.description,
    annual_revenue: company.revenue,
    annual_revenue_printed: `${(company.revenue / 1_000_000).toFixed(1)}M`,
    total_funding: null,
    total_funding_printed: null,
    latest_funding_round_date: null,
    latest_funding_stage: null,
    funding_events: [],
    technology_names: industry.technologies,
    current_technologies: industry.technologies.map((technology) => ({
      uid: technology.toLowerCase().replaceAll(/[ .]/g, "_"),
      name: technology,
      category: "Other",
    })),
  };
}

function emailStatus(person: Person, email: string | null): string {
  if (email === null) return "unavailable";
  return email === PLACEHOLDER_EMAIL ? "unverified" : person.emailStatus;
}

/** First two letters, asterisks, last letter. */
function obfuscate(lastName: string): string {
  return `${lastName.slice(0, 2)}***${lastName.slice(-1)}`;
}

function refreshedAt(seed: string, person: Person): string {
  const day = String(1 + hashInt(28, seed, "refreshed", person.id)).padStart(2, "0");
  return `2026-10-${day}T08:14:55.101+00:00`;
}
