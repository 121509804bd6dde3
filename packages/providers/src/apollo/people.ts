import type { RecordOutcome, RuleId } from "@leadgen/core";
import type { z } from "zod";
import type { matchSchema, searchSchema } from "./schemas.ts";

/** A person as the search shows them: enough to choose, not enough to write. */
export interface FoundPerson {
  readonly id: string;
  readonly firstName: string;
  readonly lastNameObfuscated: string | null;
  readonly title: string | null;
  readonly organizationName: string | null;
  readonly hasEmail: boolean;
}

export interface RevealedOrganization {
  readonly name: string | null;
  readonly domain: string | null;
  readonly websiteUrl: string | null;
  readonly industry: string | null;
  readonly employees: number | null;
  readonly description: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly keywords: readonly string[];
}

/** A person after the paid reveal. */
export interface RevealedPerson {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
  readonly headline: string | null;
  readonly seniority: string | null;
  readonly linkedinUrl: string | null;
  readonly city: string | null;
  readonly country: string | null;
  /** Null if Apollo has none or shows its placeholder. */
  readonly email: string | null;
  /** Apollo's opinion; verified independently all the same. */
  readonly emailStatus: string | null;
  readonly organization: RevealedOrganization | null;
}

type Match = z.output<typeof matchSchema>;

export function foundPersonOf(person: z.output<typeof searchSchema>["people"][number]): FoundPerson {
  return {
    id: person.id,
    firstName: person.first_name ?? "",
    lastNameObfuscated: person.last_name_obfuscated ?? null,
    title: person.title ?? null,
    organizationName: person.organization?.name ?? null,
    hasEmail: person.has_email ?? false,
  };
}

/** RFC 5321: no mail server takes a longer one. */
const LONGEST_ADDRESS = 254;

/** `email_not_unlocked@domain.com` is Apollo's word for "no address". */
function realEmail(email: string | null | undefined): string | null {
  const address = email?.trim() ?? "";
  const none = address === "" || address.length > LONGEST_ADDRESS || /^email_not_unlocked@/i.test(address);
  return none ? null : address;
}

function organizationOf(organization: NonNullable<Match["organization"]>): RevealedOrganization {
  return {
    name: organization.name ?? null,
    domain: organization.primary_domain ?? null,
    websiteUrl: organization.website_url ?? null,
    industry: organization.industry ?? null,
    employees: organization.estimated_num_employees ?? null,
    description: organization.short_description ?? null,
    city: organization.city ?? null,
    country: organization.country ?? null,
    keywords: organization.keywords ?? [],
  };
}

function revealedPersonOf(match: Match): RevealedPerson {
  return {
    id: match.id,
    firstName: match.first_name ?? null,
    lastName: match.last_name ?? null,
    title: match.title ?? null,
    headline: match.headline ?? null,
    seniority: match.seniority ?? null,
    linkedinUrl: match.linkedin_url ?? null,
    city: match.city ?? null,
    country: match.country ?? null,
    email: realEmail(match.email),
    emailStatus: match.email_status ?? null,
    organization: match.organization ? organizationOf(match.organization) : null,
  };
}

/**
 * Puts the matches in the order of the ids. Apollo answers in input order, as far as it is known; an item
 * that names another requested id goes to that id, and one with a foreign id (people get merged) stays put.
 */
export function inOrderOf(
  ids: readonly string[],
  matches: readonly (Match | null)[],
): (RevealedPerson | null)[] {
  const byId = new Map(matches.flatMap((match) => (match ? [[match.id, match] as const] : [])));
  return ids.map((id, index) => {
    const here = matches[index] ?? null;
    const match = byId.get(id) ?? (here && !ids.includes(here.id) ? here : null);
    return match && revealedPersonOf(match);
  });
}

/** What a revealed item means for its lead; undefined if it can be written to. */
export function revealOutcome(
  person: RevealedPerson | null,
): { rule: RuleId<"APOLLO">; status: RecordOutcome } | undefined {
  if (person === null) return { rule: "apollo.no-match", status: "NO_MATCH" };
  return person.email === null ? { rule: "apollo.no-email", status: "NO_EMAIL" } : undefined;
}
