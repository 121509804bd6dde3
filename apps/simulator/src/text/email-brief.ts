import { type Company, companyInText } from "../data/companies.ts";
import { factsAbout } from "../data/facts.ts";
import { jsonInPrompt, type StatedBrief, statedBrief } from "./json-brief.ts";

/** What a prompt says about the person to write to, read from JSON or from labelled lines. */
export interface EmailBrief extends StatedBrief {
  readonly company: Company | null;
}

const FIRST_NAME = /[Ff]irst[_ ]?[Nn]ame\s*[:=]\s*(\p{Lu}[\p{L}'-]*)/u;
const FULL_NAME =
  /\b(?:[Rr]ecipient|[Cc]ontact|[Pp]erson|[Pp]rospect|[Ll]ead|[Ff]ull[_ ]?[Nn]ame|[Nn]ame|[Tt]o)\s*[:=]\s*(\p{Lu}[\p{L}'-]*)/u;
const COMPANY =
  /"?\b(?:[Cc]ompany(?:[_ ]?[Nn]ame)?|[Oo]rgani[sz]ation|[Ee]mployer)"?\s*[:=]\s*"?([^"\n,.({]+)/u;
const OFFER = /\b(?:[Oo]ffer|[Vv]alue [Pp]roposition|[Pp]itch|[Pp]roduct|[Ww]e offer)\s*[:=]\s*([^\n]+)/u;
const FACT_LINE = /^\s*(?:[-*•]|\d+[.)])\s+(.+)$/gmu;
const FACT_LABEL = /\b[Ff]acts?\s*:\s*([^\n[{]+)/u;

export function readBrief(seed: string, prompt: string): EmailBrief {
  const json = jsonInPrompt(prompt);
  const stated = json === null ? labelledBrief(prompt) : statedBrief(json);
  const company = companyInText(seed, prompt);
  const facts = stated.facts.map(withoutSource).filter((fact) => fact.length > 12);
  const known = company ? factsAbout(seed, company).map((fact) => fact.text) : [];
  return {
    ...stated,
    company,
    companyName: stated.companyName ?? company?.name ?? null,
    // A JSON prompt with an empty list states that there are no facts.
    facts: facts.length > 0 || json !== null ? facts : known,
    offer: stated.offer?.replace(/[.!]+$/, "") ?? null,
  };
}

/** The company's name in a prompt: from JSON, or after "Company:" or the like; null if there is none. */
export function companyNamedIn(prompt: string): string | null {
  const json = jsonInPrompt(prompt);
  return (json === null ? null : statedBrief(json).companyName) ?? COMPANY.exec(prompt)?.[1]?.trim() ?? null;
}

function labelledBrief(prompt: string): StatedBrief {
  const lines = [...prompt.matchAll(FACT_LINE)].map((match) => match[1] ?? "");
  const labelled = FACT_LABEL.exec(prompt)?.[1]?.split(/[;.]\s/) ?? [];
  return {
    firstName: FIRST_NAME.exec(prompt)?.[1] ?? FULL_NAME.exec(prompt)?.[1] ?? null,
    title: null,
    companyName: COMPANY.exec(prompt)?.[1]?.trim() || null,
    facts: lines.length > 0 ? lines : labelled,
    offer: OFFER.exec(prompt)?.[1]?.trim() ?? null,
    senderName: null,
    senderCompany: null,
  };
}

function withoutSource(fact: string): string {
  return fact
    .replace(/\s*[[(<]?\b(?:source\w*:?\s*)?https?:\/\/\S+/gi, "")
    .replace(/\s*\((?:source|via)[^)]*\)?/gi, "")
    .replace(/[\s.;,—–-]+$/u, "")
    .trim();
}
