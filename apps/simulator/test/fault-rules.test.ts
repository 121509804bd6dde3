import { expect, test } from "vitest";
import { ControlError, type FaultInput, type Simulator } from "../src/index.ts";
import { call, start } from "./helpers.ts";

const verify = async (simulator: Simulator, email: string) => {
  const path = `/api/v3/?email=${encodeURIComponent(email)}`;
  return (await call(simulator, { provider: "millionverifier", path })).status;
};

const fault = { provider: "millionverifier", fault: "http-500" } as const;

async function statuses(simulator: Simulator, emails: readonly string[]): Promise<number[]> {
  const seen: number[] = [];
  for (const email of emails) seen.push(await verify(simulator, email));
  return seen;
}

test("times: this many times, then never", async () => {
  await using simulator = await start();
  simulator.setFault({ ...fault, times: 2 });
  expect(await statuses(simulator, ["a@x.example", "b@x.example", "c@x.example"])).toEqual([500, 500, 200]);
  expect(simulator.faults()).toMatchObject([{ seen: 2, shown: 2 }]);
});

test("every: each n-th request", async () => {
  await using simulator = await start();
  simulator.setFault({ ...fault, every: 3 });
  expect(await statuses(simulator, Array(7).fill("a@x.example"))).toEqual([
    200, 200, 500, 200, 200, 500, 200,
  ]);
});

test("match: only one address, however it is encoded, in query or body", async () => {
  await using simulator = await start();
  simulator.setFault({ ...fault, match: "b+1@x.example" });
  expect(await statuses(simulator, ["a@x.example", "b+1@x.example", "B+1@X.example"])).toEqual([
    200, 500, 500,
  ]);
  simulator.setFault({ provider: "openai", fault: "refusal", match: "Maren" });
  const body = (input: string) => ({ model: "gpt-5.4-mini", input });
  const answer = async (input: string) =>
    (await call(simulator, { provider: "openai", path: "/v1/responses", body: body(input) })).json.output[0]
      .content[0].type;
  expect([await answer("To: Maren"), await answer("To: Lars")]).toEqual(["refusal", "output_text"]);
});

test("rate: about this share, the same requests under the same seed, whatever their order", async () => {
  const emails = Array.from({ length: 100 }, (_, index) => `p${index}@x.example`);
  const failing = async (order: readonly string[]) => {
    await using simulator = await start();
    simulator.setFault({ ...fault, rate: 0.3 });
    const seen = await statuses(simulator, order);
    return order.filter((_, index) => seen[index] === 500).sort();
  };
  const forward = await failing(emails);
  expect(forward.length).toBeGreaterThan(15);
  expect(forward.length).toBeLessThan(45);
  expect(await failing(emails.toReversed())).toEqual(forward);
});

test("operation: only this one; the first fault that applies is shown", async () => {
  await using simulator = await start();
  simulator.setFault({ provider: "millionverifier", fault: "http-503", operation: "credits" });
  simulator.setFault(fault);
  expect(await verify(simulator, "a@x.example")).toBe(500);
  expect((await call(simulator, { provider: "millionverifier", path: "/api/v3/credits" })).status).toBe(503);
});

test("a fault of one provider leaves the others alone", async () => {
  await using simulator = await start();
  simulator.setFault(fault);
  expect((await call(simulator, { provider: "openai", path: "/v1/models" })).status).toBe(200);
});

test.each<[Partial<Record<keyof FaultInput, unknown>>, RegExp]>([
  [{ provider: "apolo" }, /provider: must be one of apollo, millionverifier/],
  [{ fault: "http-600" }, /fault: must be one of slow, hold/],
  [{ fault: "refusal" }, /millionverifier can't show it; it can show slow/],
  [{ operation: "people/match" }, /operation: must be one of verify, credits, unknown/],
  [{ fault: "ip-blocked", operation: "credits" }, /operation: only verify can show ip-blocked/],
  [{ rate: 2 }, /rate/],
  [{ times: 0 }, /times/],
])("a fault with %o is refused", async (change, message) => {
  await using simulator = await start();
  const input = { ...fault, ...change } as FaultInput;
  expect(() => simulator.setFault(input)).toThrow(ControlError);
  expect(() => simulator.setFault(input)).toThrow(message);
});
