import { describe, expect, test } from "vitest";
import { type JsonSchema, jsonSchemaOf } from "../src/rest/json-schema.ts";
import { ACTIONS, procedureOf } from "./actions.ts";

/** A fifth of a body's limit. A pattern that backtracks at each character takes minutes for it, any other takes milliseconds. */
const LENGTH = 200_000;

/** Texts that a pattern reads to the end before it can reject them. */
const ENDLESS = {
  letters: "a".repeat(LENGTH),
  blanks: `a${" ".repeat(LENGTH)}a`,
  dots: `a@${".".repeat(LENGTH)}@`,
  labels: `a@${"a.".repeat(LENGTH / 2)}@`,
  hyphens: `a@${"a-".repeat(LENGTH / 2)}.`,
  "at signs": `${"a@".repeat(LENGTH / 2)} `,
  colons: `${"0:".repeat(LENGTH / 2)}x`,
} as const;

/** An input of this schema in which each string is `text`. */
function filledWith(text: string, schema: JsonSchema): unknown {
  if (schema.type === "string") return text;
  if (schema.type === "array") return schema.items === undefined ? [] : [filledWith(text, schema.items)];
  const fields = Object.entries(schema.properties ?? {});
  const anyOf = (schema.anyOf ?? []).map((each) => filledWith(text, each));
  if (fields.length === 0) return anyOf.find((each) => each !== undefined);
  return Object.fromEntries(fields.map(([name, field]) => [name, filledWith(text, field)]));
}

/** Before the length was checked first, a password of 20,000 blanks took 1.1 s, and each of these would have taken 100 times that. */
describe.each(Object.keys(ENDLESS) as (keyof typeof ENDLESS)[])("200,000 %s in each text", (name) => {
  test("are refused or accepted without blocking, by every input", async () => {
    const refused: string[] = [];
    for (const action of ACTIONS) {
      const { input } = procedureOf(action).meta;
      const endless = filledWith(ENDLESS[name], jsonSchemaOf(input, "input"));
      if (!(await input.safeParseAsync(endless)).success) refused.push(action);
    }
    expect(refused).toEqual(expect.arrayContaining(["auth.signup", "campaign.create", "campaign.update"]));
  });
});
