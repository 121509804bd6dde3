import { expect, it } from "vitest";
import {
  type CampaignDraft,
  criteriaOf,
  EMPTY_DRAFT,
  parseDraft,
} from "../src/components/campaigns/campaign-draft.ts";

const DRAFT: CampaignDraft = {
  ...EMPTY_DRAFT,
  name: "  Nordic logistics ",
  leadLimit: "30",
  titles: ["COO"],
  employeeRanges: ["51 to 200"],
  product: "Slot booking for warehouses.",
  senderName: "Ida Brandt",
  senderCompany: "Dockplan",
};

it("turns a filled-in form into the API's input, with defaults for empty fields", () => {
  const parsed = parseDraft(DRAFT);
  expect(parsed).toMatchObject({
    input: {
      name: "Nordic logistics",
      leadLimit: 30,
      criteria: { titles: ["COO"], employeeRanges: [{ min: 51, max: 200 }], emailStatus: ["verified"] },
      offer: { callToAction: "ask whether a short call next week would be welcome" },
    },
  });
});

it("passes on tone, language and instruction if they are given, and omits an empty instruction", () => {
  const given = parseDraft({ ...DRAFT, tone: "dry", language: "Danish", instruction: " No jokes. " });
  expect(given).toMatchObject({
    input: { offer: { tone: "dry", language: "Danish", instruction: "No jokes." } },
  });
  const parsed = parseDraft({ ...DRAFT, instruction: "  " });
  expect("input" in parsed && Object.keys(parsed.input.offer)).not.toContain("instruction");
  const long = parseDraft({ ...DRAFT, instruction: "x".repeat(1001) });
  expect(long).toEqual({ errors: { instruction: "Say it in at most 1,000 characters." } });
});

it("names each required field of an empty form", () => {
  const parsed = parseDraft(EMPTY_DRAFT);
  expect("errors" in parsed && Object.keys(parsed.errors).sort()).toEqual([
    "criteria",
    "name",
    "product",
    "senderCompany",
    "senderName",
  ]);
});

it.each(["0", "50,001", "999999", "2.5", "1,50", "1.5000", "0.500", "1,000.5", "-5", "many", ""])(
  "refuses %j as a lead limit",
  (leadLimit) => {
    const parsed = parseDraft({ ...DRAFT, leadLimit });
    expect(parsed).toEqual({ errors: { leadLimit: "Enter a whole number from 1 to 50,000." } });
  },
);

it.each([
  ["1500", 1_500],
  ["1,500", 1_500],
  ["1.000", 1_000],
  ["12 500", 12_500],
  ["12\u202f500", 12_500],
  ["1'500", 1_500],
])("reads %j as a lead limit of %j", (leadLimit, read) => {
  expect(parseDraft({ ...DRAFT, leadLimit })).toMatchObject({ input: { leadLimit: read } });
});

it("reads mails a day in the same way", () => {
  expect(parseDraft({ ...DRAFT, dailyLimit: "1.200" })).toMatchObject({ input: { dailyLimit: 1_200 } });
  expect(parseDraft({ ...DRAFT, dailyLimit: "2.5" })).toEqual({
    errors: { dailyLimit: "Enter a whole number from 1 to 10,000." },
  });
});

it("can preview the criteria as soon as one is entered, even if other fields are missing", () => {
  expect(criteriaOf(EMPTY_DRAFT)).toBeNull();
  const criteria = criteriaOf({ ...EMPTY_DRAFT, titles: ["COO"], employeeRanges: ["1 to 10"] });
  expect(criteria).toMatchObject({ titles: ["COO"], employeeRanges: [{ min: 1, max: 10 }] });
});
