export interface Title {
  readonly title: string;
  /** Apollo's seniority value. */
  readonly seniority: string;
  readonly department: string;
}

const DEPARTMENTS =
  "Operations,Marketing,Sales,Engineering,Finance,Product,People,Information Technology,Procurement,Supply Chain,Logistics,Customer Success,Business Development,Growth,Data,Quality,Production,Sustainability,Communications,Partnerships,Legal,Research and Development".split(
    ",",
  );

/** Title patterns, `*` is the department. */
const PATTERNS: readonly (readonly [pattern: string, seniority: string])[] = [
  ["Chief * Officer", "c_suite"],
  ["Vice President of *", "vp"],
  ["Head of *", "head"],
  ["Director of *", "director"],
  ["* Manager", "manager"],
  ["Senior * Specialist", "senior"],
  ["* Specialist", "entry"],
];

const SINGLES: readonly Title[] = [
  { title: "Founder", seniority: "founder", department: "Executive" },
  { title: "Co-Founder", seniority: "founder", department: "Executive" },
  { title: "Owner", seniority: "owner", department: "Executive" },
  { title: "Chief Executive Officer", seniority: "c_suite", department: "Executive" },
  { title: "Managing Director", seniority: "c_suite", department: "Executive" },
  { title: "General Manager", seniority: "director", department: "Executive" },
  { title: "Chief Technology Officer", seniority: "c_suite", department: "Engineering" },
  { title: "Plant Manager", seniority: "manager", department: "Production" },
  { title: "Warehouse Manager", seniority: "manager", department: "Logistics" },
  { title: "Office Manager", seniority: "manager", department: "Operations" },
  { title: "Software Engineer", seniority: "senior", department: "Engineering" },
  { title: "Engineering Manager", seniority: "manager", department: "Engineering" },
  { title: "Data Scientist", seniority: "senior", department: "Data" },
  { title: "Account Executive", seniority: "senior", department: "Sales" },
  { title: "HR Manager", seniority: "manager", department: "People" },
  { title: "Partner", seniority: "partner", department: "Executive" },
];

/** Everyone's title comes from here; the position is part of a person's id, so append only. */
export const TITLES: readonly Title[] = withoutRepeats([
  ...DEPARTMENTS.flatMap((department) =>
    PATTERNS.map(([pattern, seniority]) => ({
      title: pattern.replace("*", department),
      seniority,
      department,
    })),
  ),
  ...SINGLES,
]);

const SYNONYMS: Readonly<Record<string, string>> = {
  ceo: "chief executive officer",
  coo: "chief operations officer",
  cfo: "chief finance officer",
  cmo: "chief marketing officer",
  cto: "chief technology officer",
  cpo: "chief product officer",
  cro: "chief sales officer",
  cio: "chief information technology officer",
  vp: "vice president",
  svp: "vice president",
  evp: "vice president",
  hr: "people",
  it: "information technology",
  operating: "operations",
  financial: "finance",
  md: "managing director",
  cofounder: "co-founder",
  purchasing: "procurement",
  revenue: "sales",
  "r&d": "research and development",
};

const FILLERS = new Set(["of", "the", "and", "for", "&", "at", "in"]);

/**
 * Indexes into `TITLES` for the titles of a search. Strict: the same words. Otherwise the words may be part of a longer
 * title; if no title has all of them, titles that share one word are used, later words first.
 */
export function findTitles(requested: readonly string[], strict: boolean): number[] {
  const found = new Set<number>();
  for (const request of requested) for (const index of findTitle(words(request), strict)) found.add(index);
  return [...found].sort((a, b) => a - b);
}

function findTitle(wanted: readonly string[], strict: boolean): number[] {
  if (wanted.length === 0) return [];
  const indexes = TITLES.map((_, index) => index);
  const exact = indexes.filter((index) => sameWords(TITLE_WORDS[index] ?? [], wanted));
  if (strict) return exact;
  const wider = indexes.filter((index) => wanted.every((word) => TITLE_WORDS[index]?.includes(word)));
  if (wider.length > 0) return wider;
  for (const word of wanted.toReversed()) {
    const similar = indexes.filter((index) => TITLE_WORDS[index]?.includes(word));
    if (similar.length > 0) return similar;
  }
  return [];
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && b.every((word) => a.includes(word));
}

function words(title: string): string[] {
  return title
    .toLowerCase()
    .split(/[\s,/]+/)
    .flatMap((word) => (SYNONYMS[word] ?? word).split(" "))
    .filter((word) => word !== "" && !FILLERS.has(word));
}

function withoutRepeats(titles: readonly Title[]): Title[] {
  return [...new Map(titles.map((title) => [title.title, title])).values()];
}

const TITLE_WORDS = TITLES.map(({ title }) => words(title));
