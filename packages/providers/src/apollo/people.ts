import type { RecordOutcome, RuleId } from "@leadgen/core";
import type { z } from "zod";
import { looseText } from "../call/loose.ts";
import type { matchSchema, searchSchema } from "./schemas.ts";

/** A person as the search shows them, without last name and address. */
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
  /** Apollo's own verdict; the address is verified independently anyway. */
  readonly emailStatus: string | null;
  readonly organization: RevealedOrganization | null;
}

type Match = z.output<typeof matchSchema>;

export function foundPersonOf(person: z.output<typeof searchSchema>["people"][number]): FoundPerson {
  return {
    id: person.id,
    firstName: person.first_name ?? "",
    lastNameObfuscated: person.last_name_obfuscated,
    title: person.title,
    organizationName: looseText.parse(person.organization?.name),
    // Unknown counts as yes: revealing a person without an address costs nothing.
    hasEmail: person.has_email ?? true,
  };
}

/** RFC 5321: no mail server accepts a longer address. */
const LONGEST_ADDRESS = 254;

/** `email_not_unlocked@domain.com` is Apollo's placeholder for "no address". */
function realEmail(email: string | null | undefined): string | null {
  const address = email?.trim() ?? "";
  const none = address === "" || address.length > LONGEST_ADDRESS || /^email_not_unlocked@/i.test(address);
  return none ? null : address;
}

function organizationOf(organization: NonNullable<Match["organization"]>): RevealedOrganization {
  return {
    name: organization.name,
    domain: organization.primary_domain,
    websiteUrl: organization.website_url,
    industry: organization.industry,
    employees: organization.estimated_num_employees,
    description: organization.short_description,
    city: organization.city,
    country: organization.country,
    keywords: organization.keywords,
  };
}

function revealedPersonOf(match: Match, askedId: string): RevealedPerson {
  return {
    id: match.id ?? askedId,
    firstName: match.first_name,
    lastName: match.last_name,
    title: match.title,
    headline: match.headline,
    seniority: match.seniority,
    linkedinUrl: match.linkedin_url,
    city: match.city,
    country: match.country,
    email: realEmail(match.email),
    emailStatus: match.email_status,
    organization: match.organization ? organizationOf(match.organization) : null,
  };
}

/**
 * Puts the matches in the order of the ids. Apollo seems to answer in input order. An item with a requested id goes to
 * that id. An item with a foreign id (people get merged) or none keeps its position, if there are as many items as ids.
 */
export function inOrderOf(
  ids: readonly string[],
  matches: readonly (Match | null)[],
): (RevealedPerson | null)[] {
  const byId = new Map(matches.flatMap((match) => (match?.id ? [[match.id, match] as const] : [])));
  const placed = matches.length === ids.length;
  return ids.map((id, index) => {
    const here = placed ? (matches[index] ?? null) : null;
    const isNobodyElses = here !== null && (here.id === null || !ids.includes(here.id));
    const match = byId.get(id) ?? (isNobodyElses ? here : null);
    return match && revealedPersonOf(match, id);
  });
}

/** The outcome of a revealed item for its lead; undefined if the person has an address. */
export function revealOutcome(
  person: RevealedPerson | null,
): { rule: RuleId<"APOLLO">; status: RecordOutcome } | undefined {
  if (person === null) return { rule: "apollo.no-match", status: "NO_MATCH" };
  return person.email === null ? { rule: "apollo.no-email", status: "NO_EMAIL" } : undefined;
}
