import { PROVIDERS } from "@leadgen/core";
import { describe, expect, it } from "vitest";
import { CLIENTS } from "../src/all.ts";
import { productionKeyProblem } from "../src/config.ts";
import { serviceRoot } from "../src/http/service-root.ts";

describe("production keys", () => {
  it.each(["API_KEY_FOR_TEST", "API_KEY_FOR_OK", " api_key_for_unkown "])(
    "do not include the demo key %j",
    (key) => {
      expect(productionKeyProblem("MILLIONVERIFIER", key)).toContain("MILLIONVERIFIER_API_KEY");
    },
  );

  it("must not be empty", () => {
    for (const provider of PROVIDERS)
      expect(productionKeyProblem(provider, " ")).toContain(`${provider}_API_KEY`);
  });

  it("may otherwise have any form", () => {
    for (const provider of PROVIDERS) expect(productionKeyProblem(provider, "k-1")).toBeUndefined();
  });
});

describe("base URLs", () => {
  it.each([
    ["https://api.openai.com", "https://api.openai.com"],
    ["https://api.openai.com/v1/", "https://api.openai.com"],
    ["http://localhost:4010/openai", "http://localhost:4010/openai"],
  ])("%s means %s with or without the version path", (given, root) => {
    expect(serviceRoot(given, "/v1")).toBe(root);
  });

  it("are https by default", () => {
    for (const provider of PROVIDERS) expect(CLIENTS[provider].baseUrl).toMatch(/^https:/);
  });
});
