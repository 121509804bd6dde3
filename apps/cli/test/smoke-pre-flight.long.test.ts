import { expect, test } from "vitest";
import { runSmoke } from "./support/run-smoke.ts";
import { servedSystem } from "./support/served-system.ts";

test("real providers without --spend exit with 64: the estimate is shown, no provider is called, nothing is left", async () => {
  // Without a base URL of its own, a provider is the real service.
  await using system = await servedSystem({
    workers: 1,
    apiEnv: ({ OPENAI_BASE_URL: _, PERPLEXITY_BASE_URL: __, ...env }) => env,
  });
  const { code, document, said } = await runSmoke(["--campaigns", "2", "--leads", "10"], {
    LEADGEN_URL: system.url,
  });
  expect([code, document.outcome]).toEqual([64, "USAGE"]);
  expect(document.messages.join("\n")).toMatch(
    /^Perplexity, OpenAI are real and would be paid: Perplexity 20 calls .*OpenAI 20 calls .*--spend/,
  );
  expect(said).toContain("real: Perplexity, OpenAI; simulated: Apollo, MillionVerifier, Instantly");
  expect(document.estimate.find(({ provider }) => provider === "OPENAI")?.calls).toBe(20);
  expect(await system.rows("SELECT id FROM campaign")).toEqual([]);
  expect(await system.rows("SELECT id FROM provider_call")).toEqual([]);
});

test("with --spend they are used", async () => {
  // The API takes OpenAI for the real service; the worker, which calls it, uses the simulator.
  await using system = await servedSystem({ apiEnv: ({ OPENAI_BASE_URL: _, ...env }) => env });
  const args = ["--campaigns", "1", "--leads", "8", "--spend"];
  const { code, document, said } = await runSmoke(args, { LEADGEN_URL: system.url });
  expect(code, said).toBe(0);
  expect(document.providers.filter(({ simulated }) => !simulated)).toMatchObject([{ provider: "OPENAI" }]);
});

test("too few credits exit with 2 before anything is started, if the operator's token is given", async () => {
  await using system = await servedSystem({
    simulator: { seed: "cli", accounts: { millionverifierCredits: 5 } },
  });
  const { code, document } = await runSmoke(["--campaigns", "1", "--leads", "10"], system.operatorEnv);
  expect([code, document.outcome]).toEqual([2, "SERVICE_FAILED"]);
  expect(document.messages.join()).toContain("MillionVerifier has 5 credits left and the run may need 10");
  expect(await system.rows("SELECT id FROM campaign")).toEqual([]);
});

test("a provider that does not report its credits exits with 2 before anything is started", async () => {
  await using system = await servedSystem();
  system.simulator.setFault({ provider: "millionverifier", fault: "http-500" });
  const { code, document } = await runSmoke(["--campaigns", "1", "--leads", "4"], system.operatorEnv);
  expect([code, document.outcome]).toEqual([2, "SERVICE_FAILED"]);
  expect(document.messages.join()).toContain("MillionVerifier did not say: ");
  expect(await system.rows("SELECT id FROM campaign")).toEqual([]);
});

test("a provider without a key exits with 1 before anything is started", async () => {
  await using system = await servedSystem({ apiEnv: ({ APOLLO_API_KEY: _, ...env }) => env });
  const { code, document } = await runSmoke(["--campaigns", "2"], { LEADGEN_URL: system.url });
  expect([code, document.messages]).toEqual([1, [expect.stringContaining("Apollo has no API key")]]);
  expect(await system.rows("SELECT id FROM campaign")).toEqual([]);
});
