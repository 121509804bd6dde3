import { describe, expect, it } from "vitest";
import { namesListed, namesRead } from "../src/env-names.ts";

describe("names that an env file reads", () => {
  it("finds the keys of a schema", () => {
    expect([...namesRead("z.object({\n  DATABASE_URL: z.string(),\n  PORT: z.coerce.number(),\n})")]).toEqual(
      ["DATABASE_URL", "PORT"],
    );
  });

  it("finds members of an env object", () => {
    expect([...namesRead('const a = env.AUTH_SECRET ?? process.env["ALERT_WEBHOOK_URL"];')]).toEqual([
      "AUTH_SECRET",
      "ALERT_WEBHOOK_URL",
    ]);
  });

  it("spells a template out for each provider", () => {
    const source = `read(\`${"$"}{provider}_API_KEY\`)`;
    expect(namesRead(source)).toContain("MILLIONVERIFIER_API_KEY");
    expect(namesRead(source).size).toBe(5);
  });

  it("spells a suffix of perProvider out for each provider", () => {
    expect(namesRead('...perProvider("RATE_LIMIT", () => rateLimit)')).toContain("APOLLO_RATE_LIMIT");
  });

  it("leaves lower-case keys and values alone", () => {
    expect(namesRead('const a = { port: "PORT" };').size).toBe(0);
  });
});

describe("names that .env.example lists", () => {
  it("counts set and commented-out variables, and no prose", () => {
    expect([...namesListed("# The PORT is =3000\nPORT=3000\n# AUTH_SECRET=\n")]).toEqual([
      "PORT",
      "AUTH_SECRET",
    ]);
  });
});
