import { expect, test } from "vitest";
import { COMPANIES, companyAt, companyByDomain, companyInText } from "../src/data/companies.ts";
import { factsAbout } from "../src/data/facts.ts";
import { personAt, personById, positionsOf } from "../src/data/people.ts";
import { slug } from "../src/data/slug.ts";
import { findTitles, TITLES } from "../src/data/titles.ts";

const SEED = "test";
const company = (index: number) => {
  const found = companyAt(SEED, index);
  if (!found) throw new Error(`There is no company ${index}`);
  return found;
};

test("company names and domains are unique, and domains are reserved ones", () => {
  expect(COMPANIES.length).toBeGreaterThan(5000);
  expect(new Set(COMPANIES.map(({ name }) => name)).size).toBe(COMPANIES.length);
  expect(new Set(COMPANIES.map(({ domain }) => domain)).size).toBe(COMPANIES.length);
  expect(COMPANIES.every(({ domain }) => /^[a-z]+-[a-z]+\.example$/.test(domain))).toBe(true);
});

test("nobody in a company shares an address or an id, and an id leads back to its person", () => {
  for (const index of [0, 777, COMPANIES.length - 1]) {
    const people = TITLES.flatMap((_, title) => positionsOf(title)).map((position) =>
      personAt(SEED, company(index), position),
    );
    expect(new Set(people.map((person) => person?.email)).size).toBe(people.length);
    expect(new Set(people.map((person) => person?.id)).size).toBe(people.length);
    for (const person of people) expect(personById(SEED, person?.id ?? "")).toEqual(person);
  }
});

test("an id of another seed belongs to nobody", () => {
  const [position] = positionsOf(0);
  const person = position && personAt("another", company(3), position);
  expect(personById(SEED, person?.id ?? "")).toBeNull();
});

test("facts agree with the company: its country's cities, its industry, its own or its country's press", () => {
  for (const index of [5, 1234, 8000]) {
    const subject = company(index);
    const cities = subject.country.cities.map(({ city }) => city);
    const facts = factsAbout(SEED, subject);
    const site = facts.find((fact) => fact.text.includes(subject.industry.site));
    expect(cities.some((city) => site?.text.includes(city))).toBe(true);
    const hosts = [`www.${subject.domain}`, `news.${subject.country.press}`];
    for (const fact of facts) expect(hosts).toContain(new URL(fact.url).host);
  }
});

test("a company is recognised in a text by its domain or by its name", () => {
  const { name, domain } = company(42);
  for (const text of [
    `Look at https://www.${domain}/about`,
    `mail jo@${domain}`,
    `We met ${name}, a customer.`,
  ]) {
    expect(companyInText(SEED, text)?.domain).toBe(domain);
  }
  expect(companyInText(SEED, "Nobody known")).toBeNull();
  expect(companyByDomain(SEED, `HTTP://WWW.${domain.toUpperCase()}/x`)?.name).toBe(name);
});

test.each([
  ["head of operations", "Head of Operations"],
  ["Operations Director", "Director of Operations"],
  ["VP Sales", "Vice President of Sales"],
  ["CTO", "Chief Technology Officer"],
  ["ceo", "Chief Executive Officer"],
])("the title %j is understood as %j", (asked, title) => {
  expect(findTitles([asked], true).map((index) => TITLES[index]?.title)).toEqual([title]);
});

test("similar titles are found unless they are not wanted", () => {
  expect(findTitles(["marketing"], false).length).toBeGreaterThan(5);
  expect(findTitles(["marketing"], true)).toEqual([]);
});

test.each([
  ["Søren Kjær", "soren-kjaer"],
  ["Łukasz Wójcik", "lukasz-wojcik"],
  ["Weiß", "weiss"],
  ["O'Brien", "o-brien"],
])("%s becomes %s in an address", (name, expected) => expect(slug(name)).toBe(expected));
