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

/** The form's values while a person fills it in. Settings without a format of their own have the API's types. */
export interface CampaignDraft extends Readonly<Settings>, SendingDraft {
  /** As typed. */
  readonly leadLimit: string;
  readonly titles: string[];
  readonly includeSimilarTitles: boolean;
  readonly seniorities: string[];
  readonly locations: string[];
  readonly organizationLocations: string[];
  readonly organizationDomains: string[];
  /** Names of ranges, as `rangeName` makes them. */
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

/** Company sizes to choose from; the last one is open-ended. */
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

/** A range in words, including a range that is not among the choices. */
function rangeName({ min, max }: EmployeeRange): string {
  const picked = Object.entries(EMPLOYEE_RANGES).find(([, each]) => each.min === min && each.max === max);
  return picked?.[0] ?? `${formatNumber(min)} to ${formatNumber(max)}`;
}

function rangeOf(name: string): EmployeeRange | undefined {
  if (Object.hasOwn(EMPLOYEE_RANGES, name)) return EMPLOYEE_RANGES[name as keyof typeof EMPLOYEE_RANGES];
  const [min, max] = name.split(" to ").map(readWhole);
  return min == null || max == null ? undefined : { min, max };
}

/** The form's values for an existing campaign. An older version may have stored fewer fields. */
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

/** The form's own checks. The API checks everything again. */
const schema = z.object({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  leadLimit: z.number().int().min(1).max(MAX_LEADS),
  criteria: searchCriteriaSchema,
  offer: offerSchema,
});

export type CampaignInput = Omit<NewCampaign, "organizationId">;

/** Messages for common mistakes; for others the schema's own message is shown. */
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

/** The search criteria entered so far; null if they are not valid. */
export function criteriaOf(draft: CampaignDraft): SearchCriteria | null {
  const parsed = searchCriteriaSchema.safeParse(enteredCriteria(draft));
  return parsed.success ? parsed.data : null;
}

// An omitted field has a default or is not passed to the writer.
function enteredOffer(draft: CampaignDraft) {
  const { product, senderName, senderCompany, callToAction, tone, language, instruction } = draft;
  const optional = Object.entries({ callToAction, tone, language, instruction });
  const said = optional.filter(([, text]) => text.trim() !== "");
  return { product, senderName, senderCompany, ...Object.fromEntries(said) };
}

/** The offer entered so far; null while it is not valid. */
export function offerOf(draft: CampaignDraft): Offer | null {
  const parsed = offerSchema.safeParse(enteredOffer(draft));
  return parsed.success ? parsed.data : null;
}

/** The API's input, or the error of each field. Uses the schemas of the API's own check. */
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
