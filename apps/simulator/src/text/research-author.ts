import type { Company } from "../data/companies.ts";
import type { Fact } from "../data/facts.ts";
import type { Author, Place } from "./write-json.ts";

export interface ResearchSubject {
  readonly seed: string;
  readonly companyName: string;
  /** Null if the company is not one of the simulator's. */
  readonly company: Company | null;
  readonly facts: readonly Fact[];
}

/** Writes what a web search found about a company, into any schema; known field names get the matching data. */
export function researchAuthor(subject: ResearchSubject): Author {
  return {
    seed: `${subject.seed} ${subject.companyName}`,
    count: (name) =>
      /(fact|finding|insight|event|news|source|signal|url|link|point)/.test(name) ? subject.facts.length : 1,
    text: (place) => researchText(subject, place),
  };
}

/** The same findings as prose, for a request without a schema. */
export function researchProse({ companyName, facts }: ResearchSubject): string {
  if (facts.length === 0) return `No recent public sources about ${companyName} were found.`;
  return facts.map((fact, index) => `${fact.text} [${index + 1}].`).join(" ");
}

function researchText(
  { companyName, company, facts }: ResearchSubject,
  { name, index, format }: Place,
): string {
  const fact = facts[index % Math.max(1, facts.length)];
  if (format === "uri" || /(url|link|source|citation|href)/.test(name)) return fact?.url ?? "";
  if (format?.startsWith("date") || /(date|published|when)/.test(name)) return dateText(fact, format);
  if (/(title|headline)/.test(name)) return fact?.title ?? "";
  if (/(industry|sector)/.test(name)) return company?.industry.name ?? "";
  if (/(city|location|headquarter)/.test(name)) return company?.city ?? "";
  if (/country/.test(name)) return company?.country.name ?? "";
  if (/(domain|website)/.test(name)) return company?.domain ?? "";
  if (/(companyname|^company$|^name$|organi[sz]ation)/.test(name)) return companyName;
  if (/(summary|overview|description|about)/.test(name)) return summary({ companyName, company, fact });
  return fact?.text ?? "";
}

function summary(subject: { companyName: string; company: Company | null; fact: Fact | undefined }): string {
  const { companyName, company, fact } = subject;
  if (!fact) return `No recent public sources about ${companyName} were found.`;
  const what = company ? `${company.industry.description}, based in ${company.city}. ` : "";
  return `${companyName}: ${what}${fact.text}.`;
}

function dateText(fact: Fact | undefined, format: string | null): string {
  const date = fact?.date ?? "2026-01-01";
  return format === "date-time" ? `${date}T00:00:00Z` : date;
}
