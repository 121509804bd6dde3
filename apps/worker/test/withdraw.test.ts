import { openBreaker } from "@leadgen/core/outreach";
import type { SimulatedSystem } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { readEnv, startWorker } from "../src/index.ts";
import { enter } from "./support/enter.ts";
import {
  ALL_OVER,
  closeAsOperator,
  expectNothingLostOrPaidTwice,
  IS_OPEN,
  NOTHING_LIVE,
  newSystem,
  runningCampaign,
  until,
} from "./support/system.ts";
import { workspaceOf } from "./support/workspace.ts";

interface Lead {
  readonly id: string;
  readonly email: string;
  readonly status: string;
}

const handedOver = (system: SimulatedSystem) =>
  system.rows<Lead>("SELECT id, email, status FROM lead WHERE status = 'HANDED_OVER' ORDER BY id");

const statusOf = async (system: SimulatedSystem, email: string) =>
  (await system.rows<Lead>("SELECT status FROM lead WHERE lower(email) = lower($1)", [email]))[0]?.status;

/** Endpoints of the calls of all WITHDRAW_LEAD jobs, with their outcomes. */
const withdrawCalls = async (system: SimulatedSystem) =>
  (
    await system.rows<{ call: string }>(
      "SELECT endpoint || ' ' || coalesce(outcome::text, '') AS call FROM provider_call WHERE step = 'WITHDRAW' ORDER BY started_at",
    )
  ).map(({ call }) => call);

const LOOKED = "POST /api/v2/leads/list SUCCEEDED";
const DELETED = "DELETE /api/v2/leads/{id} SUCCEEDED";

/** A finished campaign, with the people whom it handed over. */
async function ended(system: SimulatedSystem): Promise<Lead[]> {
  await runningCampaign(system, 6);
  await until(system, ALL_OVER);
  const leads = await handedOver(system);
  expect(leads.length).toBeGreaterThan(2);
  return leads;
}

test("addresses added to the list while the breaker is OPEN are not in the workspace after the close, and the others still are", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [first, second, ...others] = await ended(system);
  const before = await system.rows("SELECT status, message, job_counts FROM campaign");
  await system.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "stop" }));
  const hit = await enter(system, [first?.email ?? "", second?.email ?? ""]);
  expect(hit).toEqual({ added: 2, leadsStopped: 0, leadsHandedOver: 2, leadsWithdrawn: 2 });
  expect((await workspaceOf(system)).has(first?.email ?? "")).toBe(true);

  await closeAsOperator(system);
  await until(system, NOTHING_LIVE);
  expect([...(await workspaceOf(system))].sort()).toEqual(others.map(({ email }) => email).sort());
  expect(await statusOf(system, first?.email ?? "")).toBe("WITHDRAWN");
  expect(await withdrawCalls(system)).toEqual([DELETED, DELETED]);
  expect(await system.rows("SELECT status, message, job_counts FROM campaign")).toEqual(before);
  await expectNothingLostOrPaidTwice(system);
});

test("a person added to the list during the hand-over is handed over and withdrawn again", async () => {
  await using system = await newSystem();
  system.simulator.setFault({ provider: "instantly", operation: "leads/add", fault: "hold" });
  // An intent alone is not enough: its call may still be too late for its turn.
  const held = system.simulator.waitForLine(
    ({ event, operation }) => event === "received" && operation === "leads/add",
  );
  await using _worker = startWorker(readEnv(system.env));
  await runningCampaign(system, 6);
  const line = await held;
  const sent = ("body" in line ? line.body : undefined) as { leads: [{ email: string }] };
  const [{ email }] = sent.leads;
  expect(await enter(system, [email])).toMatchObject({ leadsStopped: 1, leadsWithdrawn: 0 });
  system.simulator.clearFaults();
  await until(system, ALL_OVER);
  await until(system, NOTHING_LIVE);
  expect(await statusOf(system, email)).toBe("WITHDRAWN");
  expect((await workspaceOf(system)).has(email)).toBe(false);
  await expectNothingLostOrPaidTwice(system);
});

test("a lead whose id at the sender is unknown is looked up, and if it is not there the job is done", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [first] = await ended(system);
  await system.pool.query("UPDATE lead SET instantly_lead_id = NULL");
  await enter(system, [first?.email ?? ""]);
  await until(system, NOTHING_LIVE);
  expect(await withdrawCalls(system)).toEqual([LOOKED, DELETED]);
  expect((await workspaceOf(system)).has(first?.email ?? "")).toBe(false);

  await system.pool.query(
    "UPDATE lead SET status = 'HANDED_OVER', instantly_lead_id = NULL WHERE status = 'WITHDRAWN'",
  );
  await enter(system, [first?.email ?? ""]);
  await until(system, NOTHING_LIVE);
  expect(await withdrawCalls(system)).toEqual([LOOKED, DELETED, LOOKED]);
  expect(await statusOf(system, first?.email ?? "")).toBe("WITHDRAWN");
});

test("a deletion that finds nobody is confirmed by a look-up, and a lead that is still there opens the breaker", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [first] = await ended(system);
  await system.pool.query("UPDATE lead SET instantly_lead_id = gen_random_uuid() WHERE id <> $1", [
    first?.id,
  ]);
  const [, second] = await handedOver(system);
  // The sender does not know its id, but has the lead: the two answers contradict each other.
  await enter(system, [second?.email ?? ""]);
  await until(system, IS_OPEN);
  expect(await system.rows("SELECT failure_kind, provider FROM breaker")).toEqual([
    { failure_kind: "INVALID_RESPONSE", provider: "INSTANTLY" },
  ]);
  expect(await withdrawCalls(system)).toEqual([DELETED, "POST /api/v2/leads/list FAILED"]);
  expect(await statusOf(system, second?.email ?? "")).toBe("HANDED_OVER");

  const [there] = await system.simulator.noteLeadEvent({ email: second?.email ?? "", event: "opened" });
  await fetch(`${system.env.INSTANTLY_BASE_URL}/api/v2/leads/${there?.id}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${system.env.INSTANTLY_API_KEY}`, "user-agent": "by hand" },
  });
  await closeAsOperator(system);
  await until(system, NOTHING_LIVE);
  expect(await withdrawCalls(system)).toEqual([DELETED, "POST /api/v2/leads/list FAILED", LOOKED]);
  expect(await statusOf(system, second?.email ?? "")).toBe("WITHDRAWN");
});

test("a deletion that the sender fails opens the breaker, and after the close it is looked up before it is repeated", async () => {
  await using system = await newSystem();
  await using _worker = startWorker(readEnv(system.env));
  const [first] = await ended(system);
  system.simulator.setFault({
    provider: "instantly",
    operation: "leads/delete",
    fault: "http-500",
    times: 1,
  });
  await enter(system, [first?.email ?? ""]);
  await until(system, IS_OPEN);
  expect(await system.rows("SELECT status FROM job WHERE type = 'WITHDRAW_LEAD'")).toEqual([
    { status: "PAUSED" },
  ]);
  expect(await system.rows("SELECT status FROM campaign")).toEqual([{ status: "COMPLETED" }]);
  await closeAsOperator(system);
  await until(system, NOTHING_LIVE);
  expect(await withdrawCalls(system)).toEqual(["DELETE /api/v2/leads/{id} FAILED", LOOKED, DELETED]);
  expect((await workspaceOf(system)).has(first?.email ?? "")).toBe(false);
  await expectNothingLostOrPaidTwice(system);
});
