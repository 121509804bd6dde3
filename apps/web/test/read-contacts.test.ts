import { expect, it } from "vitest";
import { readContacts, textOf } from "../src/components/organization/read-contacts.ts";

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
  [
    "cells with line breaks in quotes, and a quote that no cell begins with or that is not closed",
    'name,email,note\r\nAda,ada@example.com,"left:\r\n""no mails,\nplease"""\r\nBo "the boss",bo@example.com,"is out\ncy,cy@example.com,\n',
    ["ada@example.com", "bo@example.com", "cy@example.com"],
  ],
  [
    "what mail programs and browsers write around them",
    "Ada Berg <Ada@example.com>\nmailto:bo@example.com?subject=Hi\nhttps://www.Example.org/about?x=1\nwww.example.net",
    ["ada@example.com", "bo@example.com", "example.org", "example.net"],
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

it("names the line in which a refused row with line breaks begins", () => {
  const text = 'email,note\nada@example.com,"a\nb"\nn/a,"c\nd"\nnobody,e';
  expect(readContacts(text)).toMatchObject({
    values: ["ada@example.com"],
    refused: [
      { line: 4, text: 'n/a,"c\nd"' },
      { line: 6, text: "nobody,e" },
    ],
  });
});

it("reads a large file with a quote that is never closed", () => {
  const text = `email,note\n"${"ada@example.com,x\n".repeat(50_000)}`;
  expect(readContacts(text)).toMatchObject({ values: ["ada@example.com"], lines: 50_002 });
});

it.each([
  ["UTF-8", [0xef, 0xbb, 0xbf, ...Buffer.from("münchen.example")]],
  ["UTF-16, little endian", [0xff, 0xfe, ...Buffer.from("münchen.example", "utf16le")]],
  ["UTF-16, big endian", [0xfe, 0xff, ...Buffer.from("münchen.example", "utf16le").swap16()]],
  ["old Windows programs", [...Buffer.from("münchen.example", "latin1")]],
])("reads a file in the encoding of %s", (_, bytes) =>
  expect(textOf(new Uint8Array(bytes).buffer)).toBe("münchen.example"),
);
