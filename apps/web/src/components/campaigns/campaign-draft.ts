import type { RouterInputs, RouterOutputs } from "@leadgen/api";
import {
  MAX_INSTRUCTION_LENGTH,
  MAX_LEADS,
  MAX_NAME_LENGTH,
  type Offer,
  offerSchema,
  type SearchCriteria,
  type SendingField,
  searchCriteriaSchema,
} from "@leadgen/core";
import * as z from "zod";
import { formatNumber } from "../../lib/format.ts";
import { readWhole } from "../../lib/read-whole.ts";
import { EMPTY_SENDING, parseSending, type SendingDraft, sendingDraftOf } from "../sending/sending-draft.ts";

type NewCampaign = RouterInputs["campaign"]["create"];
type Settings = Omit<NewCampaign, "organizationId" | "leadLimit" | "criteria" | "offer" | SendingField>;

/** What the form holds while it is filled in. The settings that a person writes as the API takes them are as it says. */
export interface CampaignDraft extends Readonly<Settings>, SendingDraft {
  /** As it was typed. */
  readonly leadLimit: string;
  readonly titles: string[];
  readonly includeSimilarTitles: boolean;
  readonly seniorities: string[];
  readonly locations: string[];
  readonly organizationLocations: string[];
  readonly organizationDomains: string[];
  /** In the words of `rangeName`. */
  readonly employeeRanges: string[];
  readonly keywords: string;
  readonly emailStatus: string[];
  readonly product: string;
  readonly senderName: string;
  readonly senderCompany: string;
  readonly callToAction: string;
  readonly tone: string;
  readonly language: string;
  readonly instruction: string;
}

export const EMPTY_DRAFT: CampaignDraft = {
  name: "",
  leadLimit: "30",
  titles: [],
  includeSimilarTitles: true,
  seniorities: [],
  locations: [],
  organizationLocations: [],
  organizationDomains: [],
  employeeRanges: [],
  keywords: "",
  emailStatus: ["verified"],
  product: "",
  senderName: "",
  senderCompany: "",
  callToAction: "",
  tone: "",
  language: "",
  instruction: "",
  ...EMPTY_SENDING,
};

/** Company sizes that a person picks from; the last is Apollo's open end. */
export const EMPLOYEE_RANGES = {
  "1 to 10": { min: 1, max: 10 },
  "11 to 50": { min: 11, max: 50 },
  "51 to 200": { min: 51, max: 200 },
  "201 to 500": { min: 201, max: 500 },
  "501 to 1,000": { min: 501, max: 1_000 },
  "1,001 to 5,000": { min: 1_001, max: 5_000 },
  "more than 5,000": { min: 5_001, max: 10_000_000 },
} as const;

type EmployeeRange = SearchCriteria["employeeRanges"][number];

/** A range in words, also one that nobody could have picked here. */
function rangeName({ min, max }: EmployeeRange): string {
  const picked = Object.entries(EMPLOYEE_RANGES).find(([, each]) => each.min === min && each.max === max);
  return picked?.[0] ?? `${formatNumber(min)} to ${formatNumber(max)}`;
}

function rangeOf(name: string): EmployeeRange | undefined {
  if (Object.hasOwn(EMPLOYEE_RANGES, name)) return EMPLOYEE_RANGES[name as keyof typeof EMPLOYEE_RANGES];
  const [min, max] = name.split(" to ").map(readWhole);
  return min == null || max == null ? undefined : { min, max };
}

/** What the form holds of a campaign that exists. An older version may have stored less of it. */
export function draftOf({ name, leadLimit, criteria, offer, ...campaign }: StoredCampaign): CampaignDraft {
  const { employeeRanges = [], ...search }: Partial<SearchCriteria> = criteria;
  const { instruction = "", ...rest }: Partial<Offer> = offer;
  return {
    ...EMPTY_DRAFT,
    ...sendingDraftOf(campaign),
    ...search,
    employeeRanges: employeeRanges.map(rangeName),
    ...rest,
    instruction,
    name,
    leadLimit: String(leadLimit),
  };
}

type StoredCampaign = Parameters<typeof sendingDraftOf>[0] &
  Pick<RouterOutputs["campaign"]["get"], "name" | "leadLimit" | "criteria" | "offer">;

export type DraftField = keyof CampaignDraft | "criteria";
export type DraftErrors = Partial<Record<DraftField, string>>;

/** What the form judges before it asks the API, which judges all of it. */
const schema = z.object({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  leadLimit: z.number().int().min(1).max(MAX_LEADS),
  criteria: searchCriteriaSchema,
  offer: offerSchema,
});

export type CampaignInput = Omit<NewCampaign, "organizationId">;

/** Words for the rules that people run into; everything else is said by the schema itself. */
const WORDS: DraftErrors = {
  name: `Give the campaign a name of at most ${MAX_NAME_LENGTH} characters.`,
  leadLimit: `Enter a whole number from 1 to ${MAX_LEADS.toLocaleString("en-US")}.`,
  product: "Say in a few sentences what you sell, at most 2,000 characters.",
  senderName: "Enter the name that signs the e-mails.",
  senderCompany: "Enter the company in whose name you write.",
  instruction: `Say it in at most ${MAX_INSTRUCTION_LENGTH.toLocaleString("en-US")} characters.`,
  criteria: "Give at least one of titles, seniorities, locations, company sizes or keywords.",
};

const enteredCriteria = (draft: CampaignDraft) => ({
  ...Object.fromEntries(
    Object.keys(searchCriteriaSchema.shape).map((name) => [name, draft[name as keyof SearchCriteria]]),
  ),
  employeeRanges: draft.employeeRanges.map(rangeOf),
});

/** Whom the form looks for so far; null if nobody could be looked for by that. */
export function criteriaOf(draft: CampaignDraft): SearchCriteria | null {
  const parsed = searchCriteriaSchema.safeParse(enteredCriteria(draft));
  return parsed.success ? parsed.data : null;
}

// What is left out has a default, or is not said to the writer.
function enteredOffer(draft: CampaignDraft) {
  const { product, senderName, senderCompany, callToAction, tone, language, instruction } = draft;
  const optional = Object.entries({ callToAction, tone, language, instruction });
  const said = optional.filter(([, text]) => text.trim() !== "");
  return { product, senderName, senderCompany, ...Object.fromEntries(said) };
}

/** What the form offers so far; null while no mail could be written about it. */
export function offerOf(draft: CampaignDraft): Offer | null {
  const parsed = offerSchema.safeParse(enteredOffer(draft));
  return parsed.success ? parsed.data : null;
}

/** The API's input, or what is wrong with each field. Judged by the same schemas as the API's own check. */
export function parseDraft(draft: CampaignDraft): { input: CampaignInput } | { errors: DraftErrors } {
  const parsed = schema.safeParse({
    name: draft.name,
    leadLimit: readWhole(draft.leadLimit),
    criteria: enteredCriteria(draft),
    offer: enteredOffer(draft),
  });
  const sending = parseSending(draft);
  if (parsed.success && "input" in sending) {
    return { input: { ...parsed.data, ...sending.input } };
  }
  return {
    errors: {
      ...("errors" in sending && sending.errors),
      ...Object.fromEntries(parsed.error?.issues.map(fieldError) ?? []),
    },
  };
}

function fieldError(issue: z.core.$ZodIssue): [DraftField, string] {
  const [top, inner] = issue.path;
  const field = ((top === "criteria" || top === "offer") && inner !== undefined ? inner : top) as DraftField;
  return [field, WORDS[field] ?? issue.message];
}
