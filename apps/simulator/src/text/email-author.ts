import { hashPick } from "../data/hash.ts";
import type { EmailBrief } from "./email-brief.ts";
import type { Author, Place } from "./write-json.ts";

const QUESTIONS = [
  "Would a short call next week be useful?",
  "Is this something you are looking at this quarter?",
  "Shall I send over two pages on how others handled it?",
] as const;

const OPENINGS = ["I read that", "I noticed that", "I came across the news that"] as const;

/** Writes a first e-mail into any schema; `variant` gives a repeated request another text. */
export function emailAuthor(seed: string, brief: EmailBrief, variant: number): Author {
  const key = `${seed} ${brief.firstName} ${brief.companyName} ${variant}`;
  return { seed: key, count: () => 1, text: (place) => emailText(brief, key, place) };
}

export function emailBody(brief: EmailBrief, key: string): string {
  const question = hashPick(QUESTIONS, key, "question");
  return `Hi ${brief.firstName ?? "there"},\n\n${opening(brief, key)} ${bridge(brief)}\n\n${question}\n\nKind regards`;
}

function emailText(brief: EmailBrief, key: string, { name, format }: Place): string {
  if (/subject/.test(name)) return subjectLine(brief);
  if (/(greeting|salutation)/.test(name)) return `Hi ${brief.firstName ?? "there"},`;
  if (/(firstline|opening|opener|icebreaker|hook)/.test(name)) return opening(brief, key);
  if (/(calltoaction|cta|question|closing)/.test(name)) return hashPick(QUESTIONS, key, "question");
  if (format === "uri" || /url|link/.test(name))
    return `https://www.${brief.company?.domain ?? "company.example"}`;
  if (/(fact|reason|angle)/.test(name)) return brief.facts[0] ?? "";
  if (/language/.test(name)) return "en";
  return emailBody(brief, key);
}

/** The first fact without its date, or the company's name. */
function subjectLine({ facts, companyName }: EmailBrief): string {
  const fact = facts[0]?.replace(/ in [A-Z][a-z]+ \d{4}$/, "");
  if (!fact) return companyName ? `A question about ${companyName}` : "A short question";
  const line = fact.charAt(0).toUpperCase() + fact.slice(1);
  return line.length <= 70 ? line : `${line.slice(0, 67).replace(/\s+\S*$/, "")} ...`;
}

function opening({ facts, companyName }: EmailBrief, key: string): string {
  const who = companyName ?? "your company";
  const [fact] = facts;
  if (!fact) return `I have been following ${who} for a while.`;
  const said = fact.startsWith(who) ? fact : `${who} ${fact.charAt(0).toLowerCase()}${fact.slice(1)}`;
  return `${hashPick(OPENINGS, key, "opening")} ${said}.`;
}

function bridge({ offer, company }: EmailBrief): string {
  if (offer) return `That is usually the moment when it pays to look at this: ${offer}.`;
  const field = company ? `in ${company.industry.keywords[0]}` : "in your field";
  return `Teams ${field} tell us that such a step brings a lot of manual work, and that is what we take off their hands.`;
}
