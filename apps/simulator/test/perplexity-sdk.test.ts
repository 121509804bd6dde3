import Perplexity, { APIError } from "@perplexity-ai/perplexity_ai";
import { expect, test } from "vitest";
import type { FaultName } from "../src/index.ts";
import { RESEARCH_BODY, start } from "./helpers.ts";

const client = (baseURL: string) => new Perplexity({ apiKey: "key", baseURL, maxRetries: 0 });

test("the vendor's SDK creates a response and gathers its text", async () => {
  await using simulator = await start();
  const response = await client(simulator.baseUrls.perplexity).responses.create(
    structuredClone(RESEARCH_BODY) as never,
  );
  expect(response).toMatchObject({ status: "completed", object: "response" });
  const { output_text } = response as { output_text?: string };
  expect(JSON.parse(output_text ?? "").facts.length).toBeGreaterThan(1);
  expect((response as { usage?: { cost?: { currency: string } } }).usage?.cost?.currency).toBe("USD");
});

test.each<[FaultName, number, string]>([
  ["bad-request-400", 400, "invalid_request"],
  ["unauthorized", 401, "invalid_api_key"],
  ["quota-exhausted", 401, "insufficient_quota"],
  ["forbidden", 403, "forbidden"],
  ["rate-limited", 429, "request_rate_limit_exceeded"],
  ["http-500", 500, "internal_error"],
])("the vendor's SDK reads the fault %s as status %i with type %s", async (fault, status, type) => {
  await using simulator = await start();
  simulator.setFault({ provider: "perplexity", fault });
  const error = await client(simulator.baseUrls.perplexity)
    .responses.create({ model: "perplexity/sonar", input: "x" } as never)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(APIError);
  const { status: seen, error: body } = error as { status: number; error: { error: { type: string } } };
  expect([seen, body.error.type]).toEqual([status, type]);
});

test("the vendor's SDK lists no models, so the probe is a plain request; chat is refused with 403", async () => {
  await using simulator = await start();
  const error = await client(simulator.baseUrls.perplexity)
    .chat.completions.create({ model: "sonar", messages: [{ role: "user", content: "x" }] } as never)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect((error as { status: number }).status).toBe(403);
});
