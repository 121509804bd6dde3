import { describe, expect, it } from "vitest";
import { providerWords } from "../src/http/provider-words.ts";
import { createRedactor } from "../src/http/redact.ts";

const redact = createRedactor(["s3cret+key/="]);

describe("the redactor", () => {
  it.each([
    ["key s3cret+key/= refused", "key [key] refused"],
    ["at /?api=s3cret%2Bkey%2F%3D&email=a%2Bb%40c.example", "at /?api=[key]&email=[address]"],
    ["GET /?api=other-key&x=1", "GET /?api=[key]&x=1"],
    ["Incorrect API key provided: sk-ab***************yz.", "Incorrect API key provided: [key]"],
    ["Authorization: Bearer abc.def", "Authorization: [key]"],
    ["lead <maren.holst+x@nordkyst.example> is bad", "lead <[address]> is bad"],
    ['{"email":"jürgen@übung.example"}', '{"email":"[address]"}'],
    ["two\r\nlines\u0000 and \u001b[31mred", "two lines and [31mred"],
  ])("turns %j into %j", (text, clean) => {
    expect(redact(text)).toBe(clean);
  });

  it("keeps at most 500 characters", () => {
    expect(redact("word ".repeat(1000))).toHaveLength(500);
  });

  it("cuts no character in half", () => {
    for (const text of ["😀".repeat(400), `a${"😀".repeat(400)}`, "half \ud83d"])
      expect(redact(text).isWellFormed()).toBe(true);
  });

  // With quadratic time it would take hours.
  it("takes time in proportion to the length of the text", () => {
    for (const text of ["a".repeat(2 ** 21), "a@".repeat(2 ** 20), "%40".repeat(2 ** 19)]) {
      const started = performance.now();
      redact(text);
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });

  it("changes nothing when there is no key", () => {
    expect(createRedactor([""])("plain")).toBe("plain");
  });
});

describe("the provider's words", () => {
  const words = (text: string) => providerWords({ status: 422, headers: {}, text, truncated: false });

  it.each([
    [
      '{"error":{"message":"Bad key","type":"auth","code":"invalid_api_key"}}',
      "Bad key (auth, invalid_api_key)",
    ],
    ['{"error":{"message":"Bad","type":"auth","code":422}}', "Bad (auth)"],
    ['{"error":"Invalid parameters"}', "Invalid parameters"],
    ['{"statusCode":404,"error":"Not Found","message":"No such campaign"}', "No such campaign"],
    ['{"message":"{\\"message\\":\\"600 times per hour\\"}"}', "600 times per hour"],
    ['{"detail":[{"loc":["body","input"],"msg":"too long","type":"x"}]}', "too long"],
    ["Invalid access credentials.", "Invalid access credentials."],
    ["<html><head><title> 502 Bad Gateway </title></head>", 'an HTML page titled "502 Bad Gateway"'],
    ["<html>", "an HTML page"],
    ["", ""],
  ])("are read from %j", (text, expected) => {
    expect(words(text)).toBe(expected);
  });
});
