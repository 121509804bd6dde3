import { FAILURE_TABLE, type FailureRow } from "@leadgen/core";
import { expect, it } from "vitest";
import { OPENING_WAYS } from "../src/answers/opening-ways.ts";

const opens = ({ verdict }: FailureRow) => "failure" in verdict;

it("has an answer for each row of the failure table that opens, or says why there is none", () => {
  const rows = FAILURE_TABLE.filter(opens).map(({ id }) => id);
  expect([...OPENING_WAYS.keys()].toSorted()).toEqual(rows.toSorted());
  const without = [...OPENING_WAYS.values()].filter((way) => typeof way === "string");
  expect(without.length).toBeLessThan(rows.length / 4);
});
