import { expect, test } from "vitest";
import {
  type EndedLine,
  FAULT_NAMES,
  type FaultName,
  faultApplies,
  faultEntry,
  faultsOf,
  PROVIDER_NAMES,
  type ProviderName,
  type Simulator,
} from "../src/index.ts";
import { CANONICAL } from "./canonical.ts";
import { EXPECTED } from "./fault-expectations.ts";
import { call, type Reply, start } from "./helpers.ts";

const CASES = PROVIDER_NAMES.flatMap((provider) =>
  faultsOf(provider).map((fault) => [provider, fault] as const),
);
const ANSWERED = CASES.filter(([, fault]) => fault in EXPECTED);
const SILENT = CASES.filter(([, fault]) => !(fault in EXPECTED));

function operationFor(provider: ProviderName, fault: FaultName): string {
  const operation = Object.keys(CANONICAL[provider]).find((name) => faultApplies(fault, provider, name));
  if (!operation) throw new Error(`No canonical request of ${provider} can show ${fault}`);
  return operation;
}

/** Makes the request that can show the fault, with the fault set for that operation alone. */
async function provoke(simulator: Simulator, provider: ProviderName, fault: FaultName) {
  const operation = operationFor(provider, fault);
  const request = await CANONICAL[provider][operation]?.(simulator);
  if (!request) throw new Error(`No canonical request for ${provider} ${operation}`);
  const before = simulator.state();
  simulator.setFault({ provider, fault, operation, ...(fault === "slow" ? { ms: 30 } : {}) });
  const isOurs = (line: { operation: string }) => line.operation === operation;
  const received = simulator.waitForLine((line) => line.event === "received" && isOurs(line));
  const ended = simulator.waitForLine(
    (line) => line.event !== "received" && isOurs(line),
  ) as Promise<EndedLine>;
  const caller = new AbortController();
  const outcome: Promise<Reply | Error> = call(simulator, { ...request, signal: caller.signal }).catch(
    (error: Error) => error,
  );
  return { before, received, ended, caller, outcome };
}

test("every fault of the catalogue is tested", () => {
  const tested = new Set(CASES.map(([, fault]) => fault));
  expect([...tested].sort()).toEqual([...FAULT_NAMES].sort());
  expect(new Set(SILENT.map(([, fault]) => fault))).toEqual(
    new Set([
      "hold",
      "hang-before-headers",
      "hang-after-work",
      "hang-mid-body",
      "cut-mid-body",
      "connection-reset",
      "refuse-connection",
      "drop-after-work",
    ]),
  );
});

test.each(ANSWERED)("%s under %s answers as documented, and the log says so", async (provider, fault) => {
  await using simulator = await start();
  const { before, ended, outcome } = await provoke(simulator, provider, fault);
  const reply = await outcome;
  if (reply instanceof Error) throw reply;
  const expected = EXPECTED[fault];
  const check = typeof expected === "function" ? expected : expected?.[provider];
  if (!check) throw new Error(`Nothing is expected of ${provider} under ${fault}`);
  check(reply);
  const line = await ended;
  expect(line).toMatchObject({ event: "answered", status: reply.status, fault });
  if (!faultEntry(fault).workDone) {
    expect(line.workDone).toBeNull();
    expect(simulator.state()).toEqual(before);
  }
});

test.each(PROVIDER_NAMES)("%s does the paid work before its answer is garbled", async (provider) => {
  for (const fault of ["malformed-json", "empty-200"] as const) {
    await using simulator = await start();
    const { ended } = await provoke(simulator, provider, fault);
    expect((await ended).workDone).not.toBeNull();
  }
});

const NOTHING = ["connection-reset", "refuse-connection"] as const;
const AFTER_WORK = ["drop-after-work", "cut-mid-body"] as const;

test.each(
  PROVIDER_NAMES.flatMap((provider) =>
    [...NOTHING, ...AFTER_WORK].map((fault) => [provider, fault] as const),
  ),
)(
  "%s under %s breaks the connection, and the log tells whether the work was done",
  async (provider, fault) => {
    await using simulator = await start();
    const { before, ended, outcome } = await provoke(simulator, provider, fault);
    expect(await outcome).toBeInstanceOf(Error);
    const line = await ended;
    expect(line).toMatchObject({ event: "dropped", fault, status: fault === "cut-mid-body" ? 200 : null });
    const done = faultEntry(fault).workDone;
    expect(line.workDone !== null).toBe(done);
    if (done) expect(simulator.state()).not.toEqual(before);
    else expect(simulator.state()).toEqual(before);
  },
);

test.each(PROVIDER_NAMES)(
  "%s hangs without a byte until the caller leaves, and has done nothing",
  async (provider) => {
    await using simulator = await start();
    const { before, received, ended, caller, outcome } = await provoke(
      simulator,
      provider,
      "hang-before-headers",
    );
    await received;
    caller.abort();
    expect(await outcome).toMatchObject({ name: "AbortError" });
    expect(await ended).toMatchObject({ event: "dropped", status: null, workDone: null });
    expect(simulator.state()).toEqual(before);
  },
);

test.each(PROVIDER_NAMES)("%s hangs without a byte after the work", async (provider) => {
  await using simulator = await start();
  const { ended, caller, outcome } = await provoke(simulator, provider, "hang-after-work");
  expect(await ended).toMatchObject({
    event: "dropped",
    status: null,
    workDone: { kind: expect.any(String) },
  });
  caller.abort();
  expect(await outcome).toMatchObject({ name: "AbortError" });
});

test.each(PROVIDER_NAMES)("%s hangs in the middle of the body, after the work", async (provider) => {
  await using simulator = await start();
  const operation = operationFor(provider, "hang-mid-body");
  const request = await CANONICAL[provider][operation]?.(simulator);
  simulator.setFault({ provider, fault: "hang-mid-body", operation });
  const caller = new AbortController();
  const ended = simulator.waitForLine((line) => line.event === "dropped");
  const response = await fetch(
    `${simulator.baseUrls[provider]}${request?.path}${provider === "millionverifier" ? "&api=k" : ""}`,
    {
      method: request?.body === undefined ? "GET" : "POST",
      headers: { "x-api-key": "k", authorization: "Bearer k", "content-type": "application/json" },
      body: request?.body === undefined ? null : JSON.stringify(request.body),
      signal: caller.signal,
    },
  );
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(first?.value?.length).toBeLessThan(Number(response.headers.get("content-length")));
  expect(await ended).toMatchObject({ status: 200, workDone: { kind: expect.any(String) } });
  caller.abort();
  await expect(reader?.read()).rejects.toThrow();
});

test.each(PROVIDER_NAMES)(
  "%s holds a request until the faults are cleared, then works and answers",
  async (provider) => {
    await using simulator = await start();
    const { before, received, ended, outcome } = await provoke(simulator, provider, "hold");
    await received;
    expect(simulator.state()).toEqual(before);
    simulator.clearFaults();
    expect(await outcome).toMatchObject({ status: 200 });
    expect((await ended).workDone).not.toBeNull();
  },
);

test("slow waits as long as it is told", async () => {
  await using simulator = await start();
  const { ended } = await provoke(simulator, "openai", "slow");
  expect((await ended).ms).toBeGreaterThanOrEqual(29);
});

test("while the quota is used up, the free credit calls show nothing left", async () => {
  await using simulator = await start();
  simulator.setFault({ provider: "apollo", fault: "quota-exhausted" });
  simulator.setFault({ provider: "millionverifier", fault: "quota-exhausted" });
  const path = "/api/v1/usage_stats/credit_usage_stats";
  const apollo = await call(simulator, { provider: "apollo", path, method: "POST" });
  expect(apollo.json.credit_usage_stats.lead_credit.left_over).toBe(0);
  const verifier = await call(simulator, { provider: "millionverifier", path: "/api/v3/credits" });
  expect(verifier.json.credits).toBe(0);
  simulator.clearFaults();
  const topped = await call(simulator, { provider: "millionverifier", path: "/api/v3/credits" });
  expect(topped.json.credits).toBeGreaterThan(0);
});
