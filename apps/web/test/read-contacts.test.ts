import { expect, it } from "vitest";
import { readContacts } from "../src/components/organization/read-contacts.ts";

it.each([
  [
    "a line each, as people write them",
    "Ada@Example.com\n\n @example.org \r\nmünchen.example.de",
    ["ada@example.com", "example.org", "xn--mnchen-3ya.example.de"],
  ],
  [
    "several in a line",
    "ada@example.com, bo@example.com; example.org",
    ["ada@example.com", "bo@example.com", "example.org"],
  ],
  [
    "the addresses of lines with other things",
    "Ada Berg,example.com,ada@example.com\nBo,,bo@example.com",
    ["ada@example.com", "bo@example.com"],
  ],
  [
    "the column whose heading speaks of mail",
    '\uFEFF"Company","E-mail","Site"\n"Berg, Ltd",ada@example.com,example.com\n',
    ["ada@example.com"],
  ],
  [
    "the column of domains where none does",
    "name\tdomain\nBerg\texample.com\n\texample.org",
    ["example.com", "example.org"],
  ],
])("takes %s", (_, text, values) => {
  expect(readContacts(text)).toMatchObject({ values, refused: [] });
});

it("reports unreadable lines by their line numbers, and duplicates", () => {
  const text = "email,name\nada@example.com,Ada\n\nADA@example.com,Ada\nn/a,Bo\nexample.org,all of them";
  expect(readContacts(text)).toEqual({
    values: ["ada@example.com", "example.org"],
    addresses: 1,
    domains: 1,
    twice: 1,
    refused: [{ line: 5, text: "n/a,Bo" }],
    lines: 6,
  });
});
