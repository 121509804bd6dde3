import type { Company } from "./companies.ts";
import { hashInt, hashPick } from "./hash.ts";

/** A checkable statement about a company, with the invented page that says so. */
export interface Fact {
  readonly text: string;
  readonly title: string;
  readonly url: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

const MONTHS = "January February March April May June July August September October".split(" ");

/** Six facts that agree with the company's own data, newest first. */
export function factsAbout(seed: string, company: Company): Fact[] {
  const number = (below: number, what: string) => hashInt(below, seed, what, company.domain);
  const { industry, country, name } = company;
  const elsewhere = hashPick(country.cities, seed, "second-site", company.domain).city;
  const hires = 4 + number(36, "hires");
  const growth = 6 + number(25, "growth");
  const stories: readonly (readonly [slug: string, title: string, text: string])[] = [
    [
      "new-site",
      `${name} opens ${industry.site} in ${elsewhere}`,
      `Opened a new ${industry.site} in ${elsewhere}`,
    ],
    ["launch", `${name} launches ${industry.product}`, `Launched ${industry.product}`],
    ["hiring", `${name} is hiring`, `Announced ${hires} new positions in ${company.city}`],
    ["certificate", `${name} certified`, `Received ${industry.certificate} certification`],
    [
      "results",
      `${name} reports growth`,
      `Reported revenue growth of ${growth} % for the last financial year`,
    ],
    [
      "partnership",
      `${name} wins framework contract`,
      `Won a three-year framework contract in ${industry.keywords[0]}`,
    ],
  ];
  return stories
    .map(([slug, title, text]) => {
      const month = number(MONTHS.length, `month-${slug}`);
      const day = String(1 + number(28, `day-${slug}`)).padStart(2, "0");
      const date = `2026-${String(month + 1).padStart(2, "0")}-${day}`;
      const host = number(2, `host-${slug}`) === 0 ? `www.${company.domain}` : `news.${country.press}`;
      const url = `https://${host}/2026/${slug}-${company.domain.split(".")[0]}`;
      return { text: `${text} in ${MONTHS[month]} 2026`, title, url, date };
    })
    .sort((a, b) => b.date.localeCompare(a.date));
}
