import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CREDIT_PROVIDERS,
  offerSchema,
  PROVIDERS,
  type Provider,
  ProviderError,
  searchCriteriaSchema,
} from "@leadgen/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProviderQuestions, type QuestionSettings } from "../src/index.ts";
import { createWorld, type World } from "./support/world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const settings = (baseUrlOf: (provider: Provider) => string) =>
  Object.fromEntries(
    PROVIDERS.map((provider) => [provider, { apiKey: "test-key", baseUrl: baseUrlOf(provider) }]),
  ) as Record<Provider, QuestionSettings>;

test.for(PROVIDERS)("a probe of %s says what it proved", async (provider) => {
  const questions = createProviderQuestions(
    settings((each) => `${world.simulator.url}/${each.toLowerCase()}`),
  );
  const { meta, summary } = await questions.probe(provider, AbortSignal.timeout(10_000));
  expect(meta.httpStatus).toBe(200);
  expect(summary).toMatch(/The (key is accepted|service answers)/);
  await questions.close();
});

test("only providers with a key are configured, and the others need no settings", () => {
  const some = { ...settings(() => "http://127.0.0.1:1"), OPENAI: {} };
  expect(createProviderQuestions(some).configured).toEqual([
    "APOLLO",
    "MILLIONVERIFIER",
    "PERPLEXITY",
    "INSTANTLY",
  ]);
});

test("a provider that hangs fails its probe", async () => {
  const server = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const questions = createProviderQuestions(
    settings(() => url),
    200,
  );
  const failure = await questions
    .probe("PERPLEXITY", AbortSignal.timeout(10_000))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ProviderError);
  expect((failure as ProviderError).failure.kind).toBe("TIMEOUT");
  await questions.close();
  server.closeAllConnections();
  server.close();
});

const toSimulator = () =>
  createProviderQuestions(settings((each) => `${world.simulator.url}/${each.toLowerCase()}`));

test("a free preview of a search tells how many people it finds, and the first without last names", async () => {
  const questions = toSimulator();
  const left = () => questions.creditsLeft("APOLLO", AbortSignal.timeout(10_000));
  const before = await left();
  const criteria = searchCriteriaSchema.parse({ titles: ["Head of Operations"], locations: ["Denmark"] });
  const { meta, found, refusal } = await questions.searchPeople(criteria, 5, AbortSignal.timeout(10_000));
  expect(refusal).toBeNull();
  expect(found?.people).toHaveLength(5);
  expect(found?.totalEntries).toBeGreaterThan(5);
  for (const person of found?.people ?? []) {
    expect(person.firstName).not.toBe("");
    expect(person.lastNameObfuscated).toContain("*");
  }
  expect(meta.credits).toBeUndefined();
  expect((await left()).remaining).toBe(before.remaining);
  await questions.close();
});

test.for(CREDIT_PROVIDERS)("%s says how many credits are left", async (provider) => {
  const questions = toSimulator();
  const { meta, remaining } = await questions.creditsLeft(provider, AbortSignal.timeout(10_000));
  expect(meta.httpStatus).toBe(200);
  expect(remaining).toBeGreaterThan(0);
  await questions.close();
});

test("the simulator is told apart from a service, and from an address that does not answer", async () => {
  const other = createServer((_, response) => response.end('{"status":"ok"}')).listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as AddressInfo;
  const addresses: Partial<Record<Provider, string>> = {
    APOLLO: `http://127.0.0.1:${port}/apollo`,
    OPENAI: "http://127.0.0.1:1/openai",
  };
  const questions = createProviderQuestions({
    ...settings((each) => addresses[each] ?? `${world.simulator.url}/${each.toLowerCase()}`),
    // Without an address it is the real service, which is not asked.
    INSTANTLY: { apiKey: "test-key" },
  });
  expect(await questions.simulated()).toEqual(["MILLIONVERIFIER", "PERPLEXITY"]);
  await questions.close();
  other.close();
});

test("a sample mail is written and paid for", async () => {
  const questions = toSimulator();
  const mail = {
    person: { firstName: "Sunniva", lastName: "Example", title: "Head of Operations" },
    company: { name: "Example Harbour", domain: "harbour.example" },
    facts: [],
    offer: offerSchema.parse({ product: "Slot booking.", senderName: "Ida", senderCompany: "Dockplan" }),
  };
  expect(questions.writeMail.tokensOf(mail)).toBeGreaterThan(1_000);
  const written = await questions.writeMail.write(mail, AbortSignal.timeout(10_000));
  expect(written).toMatchObject({ refusal: null, mail: { subject: expect.any(String) } });
  expect(written.meta.costUsd).toBeGreaterThan(0);
  await questions.close();
});
