import { appendFileSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { startSimulator } from "../src/index.ts";
import { call, createCampaign, EMAIL_BODY, findPeople, start } from "./helpers.ts";

const LEAD = { email: "maren.holst@nordkyst-logistics.example", first_name: "Maren" };
const SECRET = "very-secret-key";

test("each request has two lines: as it arrives, with its body, and as it ends, with what was done", async () => {
  await using simulator = await start();
  await call(simulator, { provider: "openai", path: "/v1/responses", body: EMAIL_BODY });
  const [received, answered, ...more] = await simulator.requestList();
  expect(more).toEqual([]);
  const common = {
    seq: 1,
    provider: "openai",
    operation: "responses",
    method: "POST",
    path: "/openai/v1/responses",
  };
  expect(received).toMatchObject({ ...common, event: "received", body: EMAIL_BODY });
  expect(received?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(answered).toMatchObject({ ...common, event: "answered", status: 200, fault: null });
  expect(answered).toMatchObject({ workDone: { kind: "openai.generated", model: "gpt-5.4-mini" } });
});

test("the line of arrival is on disk before the request is worked on", async () => {
  await using simulator = await start();
  simulator.setFault({ provider: "openai", fault: "hold" });
  const arrived = simulator.waitForLine((line) => line.event === "received");
  const reply = call(simulator, { provider: "openai", path: "/v1/responses", body: EMAIL_BODY });
  await arrived;
  expect(readFileSync(simulator.logFile, "utf8")).toContain('"event":"received"');
  expect(simulator.state().openaiTokens).toBe(0);
  simulator.clearFaults();
  expect((await reply).status).toBe(200);
});

test("no key is written, wherever it came from", async () => {
  await using simulator = await start();
  await call(simulator, { provider: "millionverifier", path: "/api/v3/?email=a@b.example", key: SECRET });
  await call(simulator, { provider: "openai", path: "/v1/models", key: SECRET });
  const body = { api_key: SECRET, nested: [{ token: SECRET }] };
  await call(simulator, {
    provider: "apollo",
    path: `/api/v1/people/match?api_key=${SECRET}`,
    body,
    key: SECRET,
  });
  const log = readFileSync(simulator.logFile, "utf8");
  expect(log).not.toContain(SECRET);
  expect(log).toContain("/millionverifier/api/v3/?email=a%40b.example&api=***");
  const fingerprints = (await simulator.requestList()).flatMap((line) =>
    line.event === "received" ? [line.keyFingerprint] : [],
  );
  expect(new Set(fingerprints).size).toBe(1);
  expect(fingerprints[0]).toMatch(/^[0-9a-f]{12}$/);
});

test("a body that is no JSON is logged as text", async () => {
  await using simulator = await start();
  const reply = await call(simulator, { provider: "openai", path: "/v1/responses", body: "{broken" });
  expect(reply.status).toBe(400);
  expect((await simulator.requestList())[0]).toMatchObject({ event: "received", body: "{broken" });
});

test("a caller that leaves in the middle of its request is logged as dropped", async () => {
  await using simulator = await start();
  const dropped = simulator.waitForLine((line) => line.event === "dropped");
  const socket = connect(simulator.port, "127.0.0.1");
  const head =
    "POST /openai/v1/responses HTTP/1.1\r\nhost: x\r\nauthorization: Bearer k\r\ncontent-length: 1000\r\n\r\n{";
  socket.write(head, () => socket.destroy());
  expect(await dropped).toMatchObject({ operation: "responses", status: null, workDone: null });
});

test("a restart continues the numbers and remembers credits, campaigns and leads", async () => {
  await using first = await start();
  const campaign_id = await createCampaign(first, "Kept", { email_list: ["ada@ourdomain.example"] });
  const add = {
    provider: "instantly",
    path: "/api/v2/leads/add",
    body: { campaign_id, skip_if_in_campaign: true, leads: [LEAD] },
  } as const;
  await call(first, {
    provider: "instantly",
    path: `/api/v2/campaigns/${campaign_id}/activate`,
    method: "POST",
  });
  first.setFault({ provider: "instantly", fault: "drop-after-work", operation: "leads/add" });
  await expect(call(first, add)).rejects.toThrow();
  const body = { details: (await findPeople(first)).map((id) => ({ id })) };
  await call(first, { provider: "apollo", path: "/api/v1/people/bulk_match", body });
  await call(first, { provider: "millionverifier", path: `/api/v3/?email=${LEAD.email}` });
  const generated = await call(first, { provider: "openai", path: "/v1/responses", body: EMAIL_BODY });
  const before = first.state();
  const lastSeq = (await first.requestList()).at(-1)?.seq ?? 0;
  await first.stop();

  await using second = await startSimulator({ port: 0, seed: "test", logFile: first.logFile });
  expect(second.state()).toEqual(before);
  expect((await call(second, add)).json).toMatchObject({ skipped_count: 1, leads_uploaded: 0 });
  const campaign = await call(second, { provider: "instantly", path: `/api/v2/campaigns/${campaign_id}` });
  expect(campaign.json.status).toBe(1);
  const again = await call(second, { provider: "openai", path: "/v1/responses", body: EMAIL_BODY });
  expect(again.json.id).not.toBe(generated.json.id);
  expect((await second.requestList({ after: lastSeq }))[0]).toMatchObject({ seq: lastSeq + 1 });
});

test("a reset is remembered over a restart", async () => {
  await using first = await start();
  await createCampaign(first);
  first.reset();
  await first.stop();
  await using second = await startSimulator({ port: 0, seed: "test", logFile: first.logFile });
  expect(second.state().instantlyCampaigns).toBe(0);
  expect(await second.requestList()).toHaveLength(2);
  expect(await second.requestList({ section: "current" })).toHaveLength(0);
});

test("half a line left by a crash is moved into a line of its own, and every line is JSON again", async () => {
  await using first = await start();
  await createCampaign(first);
  await first.stop();
  appendFileSync(first.logFile, '{"seq":2,"event":"rece');
  await using second = await startSimulator({ port: 0, seed: "test", logFile: first.logFile });
  await createCampaign(second, "another");
  const lines = readFileSync(second.logFile, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.find((line) => line.event === "torn").text).toBe('{"seq":2,"event":"rece');
  expect(second.state().instantlyCampaigns).toBe(2);
});

test("a whole line that only lacks its newline counts", async () => {
  await using first = await start();
  await createCampaign(first);
  await first.stop();
  const line = {
    ...(await first.requestList())[1],
    seq: 9,
    workDone: { kind: "apollo.enriched", credits: 5, personIds: [] },
  };
  appendFileSync(first.logFile, JSON.stringify(line));
  await using second = await startSimulator({ port: 0, seed: "test", logFile: first.logFile });
  expect(second.state().apolloCreditsUsed).toBe(5);
});

test("stopping drops what is under way, logs it, and may be repeated", async () => {
  const simulator = await start();
  simulator.setFault({ provider: "openai", fault: "hold" });
  simulator.setLatency({ provider: "apollo", ms: 60_000 });
  simulator.setFault({ provider: "perplexity", fault: "hang-before-headers" });
  const providers = ["openai", "apollo", "perplexity"] as const;
  const paths = { openai: "/v1/models", apollo: "/api/v1/auth/health", perplexity: "/v1/models" };
  const arrivals = providers.map((provider) =>
    simulator.waitForLine((line) => line.event === "received" && line.provider === provider),
  );
  const calls = providers.map((provider) =>
    call(simulator, { provider, path: paths[provider] }).catch((error: Error) => error),
  );
  await Promise.all(arrivals);
  await simulator.stop();
  for (const outcome of await Promise.all(calls)) expect(outcome).toBeInstanceOf(Error);
  const ended = (await simulator.requestList()).filter((line) => line.event === "dropped");
  expect(ended.map((line) => line.provider).sort()).toEqual([...providers].sort());
  await simulator[Symbol.asyncDispose]();
});
