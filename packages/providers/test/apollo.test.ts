import { searchCriteriaSchema } from "@leadgen/core";
import { describe, expect, it } from "vitest";
import { inOrderOf } from "../src/apollo/people.ts";
import { matchSchema } from "../src/apollo/schemas.ts";
import { searchQuery } from "../src/apollo/search-query.ts";
import { clientsAt } from "./support/calls.ts";

const match = (id: string) => matchSchema.parse({ id, email: `${id}@x.example` });
const ids = (people: readonly ({ id: string } | null)[]) => people.map((person) => person?.id ?? null);

describe("Apollo's search query", () => {
  it("repeats lists with a literal [] and encodes their values", () => {
    const criteria = searchCriteriaSchema.parse({
      titles: ["COO", "Head of R&D"],
      includeSimilarTitles: false,
      seniorities: ["c_suite"],
      employeeRanges: [{ min: 51, max: 200 }],
      emailStatus: ["likely to engage"],
      keywords: "docks + yards",
    });
    expect(searchQuery(criteria, { page: 2, perPage: 100 }).split("&")).toEqual([
      "person_titles[]=COO",
      "person_titles[]=Head%20of%20R%26D",
      "include_similar_titles=false",
      "person_seniorities[]=c_suite",
      "organization_num_employees_ranges[]=51%2C200",
      "contact_email_status[]=likely%20to%20engage",
      "q_keywords=docks%20%2B%20yards",
      "page=2",
      "per_page=100",
    ]);
  });
});

describe("revealed people", () => {
  it("are in the order of the ids, even if Apollo answers in another order", () => {
    expect(ids(inOrderOf(["a", "b", "c"], [match("b"), match("a"), null]))).toEqual(["a", "b", null]);
  });

  it("include a person whom Apollo merged into another id", () => {
    expect(ids(inOrderOf(["a", "b"], [match("a2"), null]))).toEqual(["a2", null]);
  });

  it("never give one person's address to two ids", () => {
    expect(ids(inOrderOf(["a", "b"], [match("b"), match("b")]))).toEqual([null, "b"]);
  });

  it("tolerate optional fields of an unexpected type, but not such an address", () => {
    expect(matchSchema.safeParse({ id: "a", email: null, title: 7, organization: "x" }).success).toBe(true);
    expect(matchSchema.safeParse({ id: "a", email: 7 }).success).toBe(false);
  });

  it("are requested in batches of 1 to 10", async () => {
    const { apollo, close } = clientsAt("http://127.0.0.1:1");
    await expect(apollo.revealPeople([])).rejects.toThrow(RangeError);
    await expect(apollo.revealPeople(Array.from({ length: 11 }, String))).rejects.toThrow("not 11");
    await close();
  });
});
