import { type Company, companyAt, companyByDomain, companyByName } from "./companies.ts";
import { hashHex, hashInt, hashPick, hashUnit } from "./hash.ts";
import { slug } from "./slug.ts";
import { TITLES, type Title } from "./titles.ts";

/** The result of revealing a person: about 90 of 100 have an address. */
export type Reveal = "email" | "no-match" | "placeholder" | "no-email";

export interface Person {
  /** 24 hex digits that encode company, title and slot, so no person has to be stored. */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly emailStatus: string;
  readonly reveal: Reveal;
  readonly title: Title;
  readonly company: Company;
  readonly linkedinUrl: string;
  readonly hasDirectPhone: boolean;
}

/** A position in a company: a title and, for titles that several people share, which of them. */
export interface Position {
  readonly title: number;
  readonly slot: number;
}

const MAX_SLOTS = 4;
const SINGULAR = new Set(["c_suite", "founder", "owner", "partner"]);
/** Has no factor in common with 576, so stepping by it visits every pair of names before one repeats. */
const NAME_STEP = 245;

/** The positions that a company has for a title. */
export function positionsOf(title: number): Position[] {
  const slots = SINGULAR.has(TITLES[title]?.seniority ?? "") ? 1 : MAX_SLOTS;
  return Array.from({ length: slots }, (_, slot) => ({ title, slot }));
}

export function personAt(seed: string, company: Company, { title: index, slot }: Position): Person | null {
  const title = TITLES[index];
  if (!title) return null;
  const id = personId(seed, company.index, { title: index, slot });
  const { firstName, lastName, repeat } = nameOf(seed, company, index * MAX_SLOTS + slot);
  const mailbox = `${slug(firstName)}.${slug(lastName)}${repeat > 0 ? repeat + 1 : ""}`;
  return {
    id,
    firstName,
    lastName,
    email: `${mailbox}@${company.domain}`,
    emailStatus: hashUnit(seed, "status", id) < 0.9 ? "verified" : "extrapolated",
    reveal: revealOf(seed, id),
    title,
    company,
    linkedinUrl: `http://www.linkedin.com/in/${slug(`${firstName} ${lastName}`)}-${id.slice(0, 8)}`,
    hasDirectPhone: hashUnit(seed, "phone", id) < 0.4,
  };
}

/** Null for an id that this seed never gave out. */
export function personById(seed: string, id: string): Person | null {
  if (!/^[0-9a-f]{24}$/i.test(id)) return null;
  const company = companyAt(seed, Number.parseInt(id.slice(0, 4), 16));
  const position = {
    title: Number.parseInt(id.slice(4, 7), 16),
    slot: Number.parseInt(id.slice(7, 8), 16),
  };
  if (!company || id.toLowerCase() !== personId(seed, company.index, position)) return null;
  return personAt(seed, company, position);
}

export interface PersonClues {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly domain?: string | undefined;
  readonly organizationName?: string | undefined;
}

/** By address, or by full name and employer. */
export function personByClues(seed: string, clues: PersonClues): Person | null {
  const company =
    companyByDomain(seed, clues.email?.split("@")[1] ?? clues.domain ?? "") ??
    companyByName(seed, clues.organizationName ?? "");
  if (!company) return null;
  for (const position of TITLES.flatMap((_, title) => positionsOf(title))) {
    const person = personAt(seed, company, position);
    if (!person) continue;
    if (clues.email !== undefined && person.email === clues.email.toLowerCase()) return person;
    if (clues.name !== undefined && slug(`${person.firstName} ${person.lastName}`) === slug(clues.name))
      return person;
  }
  return null;
}

function personId(seed: string, company: number, { title, slot }: Position): string {
  const place = `${company.toString(16).padStart(4, "0")}${title.toString(16).padStart(3, "0")}${slot.toString(16)}`;
  return place + hashHex(seed, "person", place).slice(0, 16);
}

function nameOf(seed: string, company: Company, ordinal: number) {
  const { first, last } = company.country.names;
  const pairs = first.length * last.length;
  const pair = (ordinal * NAME_STEP + hashInt(pairs, seed, "names", company.domain)) % pairs;
  return {
    firstName: first[pair % first.length] ?? "",
    lastName: last[Math.floor(pair / first.length)] ?? "",
    repeat: Math.floor(ordinal / pairs),
  };
}

function revealOf(seed: string, id: string): Reveal {
  const throwOfDice = hashUnit(seed, "reveal", id);
  if (throwOfDice < 0.04) return "no-match";
  if (throwOfDice < 0.06) return "placeholder";
  if (throwOfDice < 0.1) return "no-email";
  return "email";
}

/** A street address for a company, the same every time. */
export function streetOf(seed: string, company: Company): string {
  const street = hashPick(
    ["Harbour Street", "Station Road", "Mill Lane", "Market Square"],
    seed,
    company.domain,
  );
  return `${1 + hashInt(180, seed, "house", company.domain)} ${street}`;
}
