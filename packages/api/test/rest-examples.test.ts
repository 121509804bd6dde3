import { type ApiSystem, OPERATOR_TOKEN } from "@leadgen/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestOf } from "./curl.ts";
import { complaintsAbout, DOCUMENTED } from "./documented.ts";
import { exampleSystem, needsOutage, prepare } from "./example-system.ts";
import { ORIGIN } from "./http.ts";

const ENV = { LEADGEN_URL: ORIGIN, LEADGEN_TOKEN: OPERATOR_TOKEN };

/** Paths of accounts belong to a person; accounts-rest.test.ts tests them. */
const CALLS = DOCUMENTED.filter(({ operation }) => !operation.tags.includes("Accounts"));

describe("the documented command", () => {
  // One system for all reads, which change nothing. Health is of a system that has no old work.
  let read: ApiSystem;
  beforeAll(async () => {
    read = await exampleSystem();
  });
  afterAll(() => read?.[Symbol.asyncDispose]());

  test.each(CALLS)(
    "for $method $path succeeds, and its answer is what the document says",
    async ({ operation, method }) => {
      const reads =
        method === "GET" && !operation.tags.includes("Health") && !needsOutage(operation.operationId);
      await using own = reads ? null : await exampleSystem();
      const w = own ?? read;
      await prepare(w, operation.operationId);
      const [sample] = operation["x-codeSamples"];
      const request = requestOf(sample?.source ?? "", ENV);
      expect(request.method).toBe(method);
      const response = await w.api.fetch(request);
      const status = response.status;
      expect(await complaintsAbout(operation, response)).toEqual([]);
      expect(status).toBeLessThan(300);
    },
  );
});

describe("the documented command, refused", () => {
  // One system for all tests: no call names anything that exists.
  let w: ApiSystem;
  beforeAll(async () => {
    w = await exampleSystem();
  });
  afterAll(() => w?.[Symbol.asyncDispose]());

  test.each(CALLS)(
    "for $method $path without a token, or with ids of nobody, is refused as the document says",
    async ({ operation }) => {
      const [sample] = operation["x-codeSamples"];
      const command = (sample?.source ?? "").replaceAll(
        /0198c0de-0000-7000-8000-0000000000\w\w/g,
        "0198c0de-0000-7000-8000-0000000000ff",
      );
      for (const env of [{ ...ENV, LEADGEN_TOKEN: "nobody" }, ENV]) {
        const response = await w.api.fetch(requestOf(command, env));
        expect(await complaintsAbout(operation, response)).toEqual([]);
      }
    },
  );
});
