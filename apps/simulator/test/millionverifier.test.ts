import { expect, test } from "vitest";
import { call, start } from "./helpers.ts";

const provider = "millionverifier";
const verify = (email: string) =>
  ({ provider, path: `/api/v3/?email=${encodeURIComponent(email)}` }) as const;

test("an address is judged with the documented fields, and one credit goes", async () => {
  await using simulator = await start({ accounts: { millionverifierCredits: 10 } });
  const { status, json } = await call(simulator, verify("maren.holst@nordkyst-logistics.example"));
  expect(status).toBe(200);
  expect(Object.keys(json)).toEqual([
    "email",
    "quality",
    "result",
    "resultcode",
    "subresult",
    "free",
    "role",
    "didyoumean",
    "credits",
    "executiontime",
    "error",
    "livemode",
  ]);
  expect(json).toMatchObject({
    email: "maren.holst@nordkyst-logistics.example",
    credits: 9,
    error: "",
    livemode: true,
  });
});

test("about eight of ten addresses are ok and every other outcome occurs", async () => {
  await using simulator = await start();
  const addresses = Array.from({ length: 300 }, (_, index) => `person${index}@nordkyst-logistics.example`);
  const replies = await Promise.all(addresses.map((email) => call(simulator, verify(email))));
  const results = replies.map((reply) => reply.json.result as string);
  const share = results.filter((result) => result === "ok").length / results.length;
  expect(share).toBeGreaterThan(0.72);
  expect(share).toBeLessThan(0.88);
  expect(new Set(results)).toEqual(new Set(["ok", "catch_all", "unknown", "invalid", "disposable"]));
});

test("a plus sign in an address survives the query", async () => {
  await using simulator = await start();
  const { json } = await call(simulator, verify("maren+news@nordkyst-logistics.example"));
  expect(json.email).toBe("maren+news@nordkyst-logistics.example");
});

test.each([
  ["my-invalid-key", "a@b.example", "Apikey not found"],
  [null, "a@b.example", "No apikey specified"],
  ["good-key", "", "No email specified"],
])("key %s with address %j answers HTTP 200 with the error %j", async (key, email, error) => {
  await using simulator = await start();
  const { status, json } = await call(simulator, { ...verify(email), key });
  expect([status, json.result, json.resultcode, json.error]).toEqual([200, "error", 4, error]);
});

test.each([
  ["API_KEY_FOR_OK", "ok", 1],
  ["API_KEY_FOR_CATCH_ALL", "catch_all", 2],
  ["API_KEY_FOR_UNKOWN", "unknown", 3],
  ["API_KEY_FOR_ERROR_INTERNAL_ERROR", "error", 4],
  ["API_KEY_FOR_DISPOSABLE", "disposable", 5],
  ["API_KEY_FOR_INVALID", "invalid", 6],
])("the demo key %s always answers %s (%i) and costs nothing", async (key, result, code) => {
  await using simulator = await start();
  const { json } = await call(simulator, { ...verify("a@b.example"), key });
  expect([json.result, json.resultcode, json.livemode]).toEqual([result, code, false]);
  expect(simulator.state().millionverifierCreditsUsed).toBe(0);
});

test("credits count down to an error, and the credit call says so without costing anything", async () => {
  await using simulator = await start({ accounts: { millionverifierCredits: 1 } });
  await call(simulator, verify("a@b.example"));
  const { status, json } = await call(simulator, verify("c@d.example"));
  expect([status, json.error]).toEqual([200, "Insufficient credits"]);
  const credits = await call(simulator, { provider, path: "/api/v3/credits" });
  expect(credits.json).toEqual({ credits: 0, bulk_credits: 0, renewing_credits: 0, plan: 4 });
});
