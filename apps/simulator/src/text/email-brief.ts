import { type Company, companyInText } from "../data/companies.ts";
import { factsAbout } from "../data/facts.ts";

/** What a prompt says about the person to write to, read from whatever form the prompt has. */
export interface EmailBrief {
  readonly firstName: string | null;
  readonly companyName: string | null;
  readonly company: Company | null;
  /** Statements found in the prompt; else what is known about the company. */
  readonly facts: readonly string[];
  /** What the sender offers, if the prompt says so under a label. */
  readonly offer: string | null;
}

const FIRST_NAME = /"?[Ff]irst[_ ]?[Nn]ame"?\s*[:=]\s*"?(\p{Lu}[\p{L}'-]*)/u;
const FULL_NAME =
  /"?\b(?:[Rr]ecipient|[Cc]ontact|[Pp]erson|[Pp]rospect|[Ll]ead|[Ff]ull[_ ]?[Nn]ame|[Nn]ame|[Tt]o)"?\s*[:=]\s*"?(\p{Lu}[\p{L}'-]*)/u;
const COMPANY =
  /"?\b(?:[Cc]ompany(?:[_ ]?[Nn]ame)?|[Oo]rgani[sz]ation|[Ee]mployer)"?\s*[:=]\s*"?([^"\n,.(]+)/u;
const OFFER =
  /"?\b(?:[Oo]ffer|[Vv]alue [Pp]roposition|[Pp]itch|[Pp]roduct|[Ww]e offer)"?\s*[:=]\s*"?([^"\n]+)/u;
const FACT_LINE = /^\s*(?:[-*•]|\d+[.)])\s+(.+)$/gmu;
const FACT_FIELD = /"(?:text|fact|statement)"\s*:\s*"((?:[^"\\]|\\.)+)"/gu;
const FACT_LABEL = /\b[Ff]acts?\s*:\s*([^\n[{]+)/u;

export function readBrief(seed: string, prompt: string): EmailBrief {
  const company = companyInText(seed, prompt);
  const stated = statedFacts(prompt);
  const known = company ? factsAbout(seed, company).map((fact) => fact.text) : [];
  return {
    firstName: FIRST_NAME.exec(prompt)?.[1] ?? FULL_NAME.exec(prompt)?.[1] ?? null,
    companyName: company?.name ?? labelledCompany(prompt),
    company,
    facts: stated.length > 0 ? stated : known,
    offer: OFFER.exec(prompt)?.[1]?.trim().replace(/[.!]$/, "") ?? null,
  };
}

/** What stands behind "Company:" or the like; null if nothing does. */
export function labelledCompany(prompt: string): string | null {
  return COMPANY.exec(prompt)?.[1]?.trim() || null;
}

function statedFacts(prompt: string): string[] {
  const lines = [...prompt.matchAll(FACT_FIELD), ...prompt.matchAll(FACT_LINE)].map(
    (match) => match[1] ?? "",
  );
  const labelled = lines.length > 0 ? [] : (FACT_LABEL.exec(prompt)?.[1]?.split(/[;.]\s/) ?? []);
  return [...lines, ...labelled].map(withoutSource).filter((fact) => fact.length > 12);
}

function withoutSource(fact: string): string {
  return fact
    .replace(/\s*[[(<]?\b(?:source\w*:?\s*)?https?:\/\/\S+/gi, "")
    .replace(/\s*\((?:source|via)[^)]*\)?/gi, "")
    .replace(/[\s.;,—–-]+$/u, "")
    .trim();
}
