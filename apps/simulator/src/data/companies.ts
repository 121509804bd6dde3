import { COUNTRIES, type Country } from "./countries.ts";
import { hashHex, hashInt, hashPick, hashUnit } from "./hash.ts";
import { INDUSTRIES, type Industry } from "./industries.ts";
import { slug } from "./slug.ts";

/** The part that does not depend on the seed: which companies exist. */
export interface CompanyListing {
  readonly index: number;
  readonly name: string;
  readonly domain: string;
  readonly country: Country;
  readonly industry: Industry;
}

export interface Company extends CompanyListing {
  /** 24 hex digits, as Apollo's organisation ids. */
  readonly id: string;
  readonly city: string;
  readonly state: string | null;
  readonly employees: number;
  readonly foundedYear: number;
  /** US dollars a year. */
  readonly revenue: number;
}

/** 48 companies for each pair of country and industry. The order is part of people's ids: append only. */
export const COMPANIES: readonly CompanyListing[] = COUNTRIES.flatMap((country) =>
  INDUSTRIES.flatMap((industry) =>
    country.brands.flatMap((brand) => industry.nouns.map((noun) => ({ country, industry, brand, noun }))),
  ),
).map(({ country, industry, brand, noun }, index) => ({
  index,
  name: `${brand} ${noun}`,
  domain: `${slug(brand)}-${slug(noun)}.example`,
  country,
  industry,
}));

const BY_DOMAIN = new Map(COMPANIES.map((company) => [company.domain, company]));
const BY_NAME = new Map(COMPANIES.map((company) => [company.name.toLowerCase(), company]));

export function companyAt(seed: string, index: number): Company | null {
  const listing = COMPANIES[index];
  return listing ? describeCompany(seed, listing) : null;
}

/** By bare domain or a URL of it. */
export function companyByDomain(seed: string, domain: string): Company | null {
  const bare = domain
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[/?#].*$/, "");
  const listing = BY_DOMAIN.get(bare);
  return listing ? describeCompany(seed, listing) : null;
}

export function companyByName(seed: string, name: string): Company | null {
  const listing = BY_NAME.get(name.trim().toLowerCase());
  return listing ? describeCompany(seed, listing) : null;
}

/** The company that a text is about: the first known domain in it, else the first known name. */
export function companyInText(seed: string, text: string): Company | null {
  for (const [host] of text.toLowerCase().matchAll(/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.example/g)) {
    const labels = host.split(".");
    const company = companyByDomain(seed, labels.slice(-2).join("."));
    if (company) return company;
  }
  for (const [, brand, noun] of text.matchAll(/(?=\b(\p{Lu}[\p{L}]+) (\p{Lu}[\p{L}]+)\b)/gu)) {
    const company = companyByName(seed, `${brand} ${noun}`);
    if (company) return company;
  }
  return null;
}

/** A stand-in for a company that is not listed, so that research about it finds something too. */
export function inventCompany(seed: string, name: string): Company {
  const model = COMPANIES[hashInt(COMPANIES.length, seed, "invented", name.toLowerCase())] ?? COMPANIES[0];
  if (!model) throw new Error("SIM-DATA-1: the list of companies is empty");
  return describeCompany(seed, { ...model, name, domain: `${slug(name) || "company"}.example` });
}

function describeCompany(seed: string, listing: CompanyListing): Company {
  const place = hashPick(listing.country.cities, seed, "city", listing.domain);
  // Small companies are common, large ones rare: the exponent is spread evenly from 11 to about 5,000 people.
  const employees = Math.round(11 * 455 ** hashUnit(seed, "employees", listing.domain));
  return {
    ...listing,
    id: `5e${hashHex(seed, "organization", listing.domain).slice(0, 18)}${listing.index.toString(16).padStart(4, "0")}`,
    city: place.city,
    state: place.state,
    employees,
    foundedYear: 1948 + hashInt(72, seed, "founded", listing.domain),
    revenue: employees * (120_000 + hashInt(180_000, seed, "revenue", listing.domain)),
  };
}
