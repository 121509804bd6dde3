import { hashPick } from "../data/hash.ts";
import type { EmailBrief } from "./email-brief.ts";
import type { Author, Place } from "./write-json.ts";

const QUESTIONS = [
  "Would a short call next week be welcome?",
  "Is this something you are looking at this quarter?",
  "May I send you two pages on how others have handled it?",
] as const;

const OPENINGS = ["I read that", "I noticed that", "I came across the news that"] as const;
const SUBJECT_WORDS = 8;

/** Writes a first e-mail into any schema; `variant` gives a repeated request another text. */
export function emailAuthor(seed: string, brief: EmailBrief, variant: number): Author {
  const key = `${seed} ${brief.firstName} ${brief.companyName} ${variant}`;
  return { seed: key, count: () => 1, text: (place) => emailText(brief, key, place) };
}

/** Greeting, a fact, why it matters to the reader, one question, signature. */
export function emailBody(brief: EmailBrief, key: string): string {
  const paragraphs = [
    `Hi ${brief.firstName ?? "there"},`,
    `${opening(brief, key)} ${relevance(brief)}`,
    `${bridge(brief)} ${hashPick(QUESTIONS, key, "question")}`,
    ["Kind regards", brief.senderName, brief.senderCompany].filter((line) => line !== null).join("\n"),
  ];
  return paragraphs.join("\n\n");
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

/** The first fact without its date, if it is short enough; otherwise a plain subject. */
function subjectLine({ facts, companyName }: EmailBrief): string {
  const plain = companyName ? `A question about ${companyName}` : "A short question";
  const fact = facts[0]?.replace(/ in [A-Z][a-z]+ \d{4}$/, "") ?? "";
  const line = [fact, fact.split(" for ")[0] ?? ""].find((text) => text.split(/\s+/).length <= SUBJECT_WORDS);
  return line ? line.charAt(0).toUpperCase() + line.slice(1) : plain;
}

function opening({ facts, companyName }: EmailBrief, key: string): string {
  const who = companyName ?? "your company";
  const [fact] = facts;
  if (!fact) return `I have been following ${who} for a while.`;
  const said = fact.startsWith(who) ? fact : `${who} ${fact.charAt(0).toLowerCase()}${fact.slice(1)}`;
  return `${hashPick(OPENINGS, key, "opening")} ${said}.`;
}

function relevance({ title, facts }: EmailBrief): string {
  const desk = title ? `the ${title.toLowerCase()}` : "a few people who are busy already";
  return facts.length > 0
    ? `Such a step usually lands on the desk of ${desk}, on top of everything else.`
    : `In a company like yours the daily detail usually lands on the desk of ${desk}.`;
}

function bridge({ offer, company }: EmailBrief): string {
  if (offer) return `The reason I write: ${offer}.`;
  const field = company ? `in ${company.industry.keywords[0]}` : "in your field";
  return `Teams ${field} tell us that it brings a lot of manual work, and that is what we take off their hands.`;
}
