import type { TestDatabase } from "@leadgen/db/testing";

type Pool = TestDatabase["pool"];

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly company: string;
  readonly domain: string;
  readonly city: string;
}

const FIRST = ["Astrid", "Mikkel", "Freja", "Jonas", "Ingrid", "Lars", "Sofie", "Nils", "Karin", "Erik"];
const LAST = [
  "Holm",
  "Lindqvist",
  "Dahl",
  "Bergström",
  "Nygaard",
  "Sand",
  "Kjær",
  "Falk",
  "Vestergaard",
  "Øst",
];
const TITLES = ["Head of Operations", "COO", "VP Logistics", "Director of Supply Chain", "Founder"];
const COMPANIES = [
  "Nordkyst Logistik",
  "Fjordline Freight",
  "Baltica Cargo",
  "Havn & Sønner",
  "Polaris Shipping",
];
const CITIES = ["Aarhus", "Copenhagen", "Gothenburg", "Oslo", "Malmö"];

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? "";

/** The n-th invented person; the same at each call. */
export function person(n: number): Person {
  const company = pick(COMPANIES, n);
  const domain = `${company.split(" ")[0]?.toLowerCase()}.example`;
  return {
    firstName: pick(FIRST, n),
    lastName: pick(LAST, n + Math.floor(n / 10)),
    title: pick(TITLES, n * 3),
    company,
    domain,
    city: pick(CITIES, n),
  };
}

/** A lead after Apollo's reveal. */
export const revealed = (someone: Person, n: number) => ({
  firstName: someone.firstName,
  lastName: someone.lastName,
  email: `${someone.firstName}.${n}@${someone.domain}`.toLowerCase(),
  title: someone.title,
  companyName: someone.company,
  companyDomain: someone.domain,
  city: someone.city,
  country: "Denmark",
  emailSubject: null,
  emailBody: null,
});

/** The data of a lead that the pipeline has handed over. */
export async function writeLead(pool: Pool, leadId: string, someone: Person): Promise<void> {
  const verification = { result: "ok", role: false, free: false, creditsLeft: 4120 };
  const research = {
    facts: [
      {
        text: `${someone.company} opened a second warehouse in ${someone.city} this spring.`,
        sourceUrl: `https://news.${someone.domain}/warehouse`,
      },
      {
        text: "It plans to double its cold-chain capacity by 2027.",
        sourceUrl: `https://${someone.domain}/plans`,
      },
    ],
    sources: 6,
  };
  await pool.query(
    `UPDATE lead SET status = 'HANDED_OVER', verification = $2, research = $3, email_subject = $4, email_body = $5,
            instantly_lead_id = $6, finished_at = now() WHERE id = $1`,
    [
      leadId,
      JSON.stringify(verification),
      JSON.stringify(research),
      `The new warehouse in ${someone.city}`,
      `Hi ${someone.firstName},\n\ncongratulations on the second warehouse. Teams that add one usually lose a day a week to booking slots by phone; Dockplan shows every carrier the free ones.\n\nWould a short call next week be welcome?\n\nIda Brandt\nDockplan`,
      `inst-${leadId.slice(-8)}`,
    ],
  );
}
