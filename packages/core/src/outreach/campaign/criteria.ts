import * as z from "zod";

/** Apollo's seniority values. Apollo does not reject a typo, so our schema does. */
export const SENIORITIES = [
  "owner",
  "founder",
  "c_suite",
  "partner",
  "vp",
  "head",
  "director",
  "manager",
  "senior",
  "entry",
  "intern",
] as const;

/** What Apollo says about a person's address before it is paid for. */
export const EMAIL_STATUSES = ["verified", "unverified", "likely to engage", "unavailable"] as const;

const words = z.string().trim().min(1).max(200);
const list = z.array(words).max(100).default([]);
const employees = z.number().int().min(1).max(10_000_000);

const employeeRangeSchema = z
  .strictObject({ min: employees, max: employees })
  .refine((range) => range.min <= range.max, "An employee range needs min <= max.");

const NARROWING = [
  "titles",
  "seniorities",
  "locations",
  "organizationLocations",
  "organizationDomains",
  "employeeRanges",
  "keywords",
] as const;

/** Whom a campaign looks for. Lists mean "any of"; an empty list does not filter. Stored with the campaign. */
export const searchCriteriaSchema = z
  .strictObject({
    titles: list,
    /** False: only these exact titles. */
    includeSimilarTitles: z.boolean().default(true),
    seniorities: z.array(z.enum(SENIORITIES)).max(SENIORITIES.length).default([]),
    /** Where the person lives: city, US state or country. */
    locations: list,
    /** Where the employer has its headquarters. */
    organizationLocations: list,
    /** Bare domains of employers, for example `nordkyst.example`. */
    organizationDomains: z.array(words).max(1000).default([]),
    employeeRanges: z.array(employeeRangeSchema).max(20).default([]),
    keywords: z.string().trim().max(500).default(""),
    emailStatus: z.array(z.enum(EMAIL_STATUSES)).max(EMAIL_STATUSES.length).default(["verified"]),
  })
  .refine(
    (criteria) => NARROWING.some((name) => criteria[name].length > 0),
    "Give at least one of titles, seniorities, locations, organizationLocations, organizationDomains, employeeRanges or keywords.",
  );

export type SearchCriteria = z.output<typeof searchCriteriaSchema>;
/** The search criteria before defaults are filled in. */
export type SearchCriteriaInput = z.input<typeof searchCriteriaSchema>;

export const MAX_INSTRUCTION_LENGTH = 1000;

/** What a campaign offers, and in whose name it writes. Stored with the campaign. */
export const offerSchema = z.strictObject({
  /** What is offered and for whom, in a few plain sentences. */
  product: z.string().trim().min(1).max(2000),
  senderName: words,
  senderCompany: words,
  tone: words.default("friendly and plain"),
  /** The language of the e-mail, named in English. */
  language: words.default("English"),
  /** What the reader is asked to do. */
  callToAction: words.default("ask whether a short call next week would be welcome"),
  /** The campaign manager's further instruction to the model. Absent rather than empty, so that equal offers compare equal. */
  instruction: z.string().trim().min(1).max(MAX_INSTRUCTION_LENGTH).optional(),
});

export type Offer = z.output<typeof offerSchema>;
export type OfferInput = z.input<typeof offerSchema>;
