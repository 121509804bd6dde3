import { expect, it } from "vitest";
import { mailTroubles, paragraphsOf } from "../src/demo/mail-troubles.ts";

const WRITTEN = "Hi Maren,\n\nYour docks & trucks wait.\nShall we talk?\n\nAda";
const subject = "Docks in Aarhus";

it("finds no trouble in a mail that arrives as it was written", () => {
  expect(mailTroubles({ subject, text: WRITTEN }, WRITTEN)).toEqual([]);
  expect(paragraphsOf(WRITTEN)).toHaveLength(3);
});

it.each([
  ["lost its line breaks", WRITTEN.replace(/\s+/g, " "), "1 paragraphs of 3"],
  ["lost a paragraph", WRITTEN.replace("\n\nAda", ""), "2 paragraphs of 3"],
  ["has other words", WRITTEN.replace("Ada", "Bo"), "its words are not those that were written"],
  ["shows a variable", WRITTEN.replace("Maren", "{{firstName}}"), "it shows {{"],
  ["shows a tag", WRITTEN.replace("\n\nAda", "<br/>Ada"), "it shows <br/>"],
  ["shows an entity", WRITTEN.replace("&", "&amp;"), "it shows &amp;"],
])("complains of a mail that %s", (_how, text, trouble) => {
  expect(mailTroubles({ subject, text }, WRITTEN)).toContain(trouble);
});

it("also checks the subject", () => {
  expect(mailTroubles({ subject: "{{companyName}}", text: WRITTEN }, WRITTEN)).toEqual(["it shows {{"]);
});
