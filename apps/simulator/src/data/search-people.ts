import { COMPANIES, type Company, companyAt } from "./companies.ts";
import { hashInt } from "./hash.ts";
import { type Person, type Position, personAt, positionsOf } from "./people.ts";
import { findTitles, TITLES } from "./titles.ts";

/** Filters of a people search; an empty list does not filter. */
export interface PeopleFilter {
  readonly titles: readonly string[];
  readonly strictTitles: boolean;
  readonly seniorities: readonly string[];
  /** City, state or country, or several of them with commas. */
  readonly personLocations: readonly string[];
  readonly organizationLocations: readonly string[];
  readonly domains: readonly string[];
  readonly organizationIds: readonly string[];
  /** Each `low,high`. */
  readonly employeeRanges: readonly string[];
  readonly revenueMin: number | null;
  readonly revenueMax: number | null;
  readonly keywords: string;
}

export interface PeoplePage {
  readonly total: number;
  readonly people: readonly Person[];
}

/** Companies and positions that pass the filter; their product is everybody who is found. */
interface Candidates {
  readonly companies: readonly Company[];
  readonly positions: readonly Position[];
}

const cache = new Map<string, Candidates>();
const CACHE_LIMIT = 200;

/** One page, in an order that the seed and the filter decide: neighbours work at different companies. */
export function searchPeople(
  seed: string,
  filter: PeopleFilter,
  { page, perPage }: { page: number; perPage: number },
): PeoplePage {
  const key = JSON.stringify([seed, filter]);
  const { companies, positions } = candidatesFor(seed, filter, key);
  const total = companies.length * positions.length;
  const people: Person[] = [];
  const step = coprimeStep(total, seed, key);
  const from = (page - 1) * perPage;
  for (let rank = from; rank < Math.min(from + perPage, total); rank += 1) {
    const place = (rank * step + hashInt(total, seed, "offset", key)) % total;
    const company = companies[place % companies.length];
    const position = positions[Math.floor(place / companies.length)];
    const person = company && position ? personAt(seed, company, position) : null;
    if (person) people.push(person);
  }
  return { total, people };
}

function candidatesFor(seed: string, filter: PeopleFilter, key: string): Candidates {
  const known = cache.get(key);
  if (known) return known;
  const candidates = {
    companies: everyCompany(seed).filter((company) => companyPasses(company, filter)),
    positions: titlesThatPass(filter).flatMap(positionsOf),
  };
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, candidates);
  return candidates;
}

/** Cached for the last seed: describing all companies takes 50 to 100 ms. */
let described: { readonly seed: string; readonly companies: readonly Company[] } | null = null;

function everyCompany(seed: string): readonly Company[] {
  if (described?.seed !== seed) {
    described = { seed, companies: COMPANIES.flatMap(({ index }) => companyAt(seed, index) ?? []) };
  }
  return described.companies;
}

function titlesThatPass(filter: PeopleFilter): number[] {
  const titles =
    filter.titles.length > 0
      ? findTitles(filter.titles, filter.strictTitles)
      : TITLES.map((_, index) => index);
  if (filter.seniorities.length === 0) return titles;
  return titles.filter((index) => filter.seniorities.includes(TITLES[index]?.seniority ?? ""));
}

function companyPasses(company: Company, filter: PeopleFilter): boolean {
  const { employees, revenue } = company;
  return (
    anyOf(filter.personLocations, (location) => isIn(company, location)) &&
    anyOf(filter.organizationLocations, (location) => isIn(company, location)) &&
    anyOf(filter.domains, (domain) => domain.toLowerCase() === company.domain) &&
    anyOf(filter.organizationIds, (id) => id === company.id) &&
    anyOf(filter.employeeRanges, (range) => {
      const [low = 0, high = Number.POSITIVE_INFINITY] = range.split(/[,-]/).map(Number);
      return employees >= low && employees <= high;
    }) &&
    revenue >= (filter.revenueMin ?? 0) &&
    revenue <= (filter.revenueMax ?? Number.POSITIVE_INFINITY) &&
    mentions(company, filter.keywords)
  );
}

function anyOf(wanted: readonly string[], test: (value: string) => boolean): boolean {
  return wanted.length === 0 || wanted.some(test);
}

/** "Aarhus, Denmark" is in Denmark and in Aarhus: every part has to fit. */
function isIn({ city, state, country }: Company, location: string): boolean {
  const parts = location.toLowerCase().split(",");
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .every(
      (part) =>
        country.aliases.includes(part) || city.toLowerCase() === part || state?.toLowerCase() === part,
    );
}

function mentions({ name, industry }: Company, keywords: string): boolean {
  const text = [name, industry.name, industry.description, ...industry.keywords].join(" ").toLowerCase();
  return keywords
    .toLowerCase()
    .split(/[\s,]+/)
    .every((word) => text.includes(word));
}

/** A step that visits every place of a ring of `total` before it repeats one. */
function coprimeStep(total: number, seed: string, key: string): number {
  if (total <= 2) return 1;
  let step = 1 + hashInt(total - 1, seed, "step", key);
  while (greatestCommonDivisor(step, total) !== 1) step += 1;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
