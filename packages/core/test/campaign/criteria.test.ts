import { describe, expect, it } from "vitest";
import { offerSchema, searchCriteriaSchema } from "../../src/index.ts";

describe("search criteria", () => {
  it("get defaults for missing fields, such as verified addresses only", () => {
    expect(searchCriteriaSchema.parse({ titles: [" COO "] })).toEqual({
      titles: ["COO"],
      includeSimilarTitles: true,
      seniorities: [],
      locations: [],
      organizationLocations: [],
      organizationDomains: [],
      employeeRanges: [],
      keywords: "",
      emailStatus: ["verified"],
    });
  });

  it.each([
    ["nothing that narrows the search", {}],
    ["only blanks", { keywords: "  " }],
    ["an empty title", { titles: [""] }],
    ["a seniority that Apollo would ignore", { seniorities: ["boss"] }],
    ["a range that runs backwards", { employeeRanges: [{ min: 200, max: 51 }] }],
    ["a misspelt field", { titles: ["COO"], location: ["Denmark"] }],
  ])("refuse %s", (_what, criteria) => {
    expect(searchCriteriaSchema.safeParse(criteria).success).toBe(false);
  });

  it("say what to do when nothing narrows the search", () => {
    expect(searchCriteriaSchema.safeParse({}).error?.issues[0]?.message).toContain("at least one of titles");
  });
});

describe("an offer", () => {
  it("needs a product, a sender and a company", () => {
    const offer = { product: "Dock scheduling.", senderName: "Ada", senderCompany: "Dockwise" };
    expect(offerSchema.parse(offer)).toMatchObject({ language: "English", tone: "friendly and plain" });
    for (const field of ["product", "senderName", "senderCompany"] as const) {
      expect(offerSchema.safeParse({ ...offer, [field]: " " }).success).toBe(false);
    }
  });

  it("may have an instruction, which is absent if not given, so that stored offers stay equal", () => {
    const offer = { product: "Dock scheduling.", senderName: "Ada", senderCompany: "Dockwise" };
    expect(offerSchema.parse(offer)).not.toHaveProperty("instruction");
    expect(offerSchema.parse({ ...offer, instruction: " No jokes. " }).instruction).toBe("No jokes.");
    expect(offerSchema.safeParse({ ...offer, instruction: " " }).success).toBe(false);
    expect(offerSchema.safeParse({ ...offer, instruction: "x".repeat(1001) }).success).toBe(false);
  });
});
