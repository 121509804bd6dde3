import { describe, expect, it } from "vitest";
import { jsonOf } from "../src/http/provider-words.ts";

describe("JSON of a provider", () => {
  it.each([
    ['{"title":"Head\\u0000 of Sales"}', { title: "Head of Sales" }],
    ['{"a":["\\ud83d","\\udE00x"]}', { a: ["\ufffd", "\ufffdx"] }],
    ['{"\\u0000key":{"b\\ud800":1}}', { key: { "b\ufffd": 1 } }],
    ['{"text":"\\\\u0000"}', { text: "\\u0000" }],
    ['{"smile":"\\ud83d\\ude00","n":null}', { smile: "😀", n: null }],
  ])("%s can be stored", (text, value) => {
    expect(jsonOf(text)).toEqual(value);
  });

  it("is undefined for a text that is no JSON", () => {
    for (const text of ["", "{", '"\u0000"', "NaN", '{"a":"\\u0000"']) expect(jsonOf(text)).toBeUndefined();
  });
});
