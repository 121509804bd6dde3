import { expect, it } from "vitest";
import { EXPERIMENTS } from "../src/experiments.ts";
import { testShortVersions } from "./support/short-version.ts";

testShortVersions("ONE");

it("gives each experiment a name of its own", () => {
  const names = EXPERIMENTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
