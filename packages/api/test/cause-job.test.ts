import { checkInvariants } from "@leadgen/core/outreach";
import { type ApiSystem, system } from "@leadgen/testkit";
import { expect, test } from "vitest";
import { get, send } from "./http.ts";
import { join, somebody } from "./people.ts";
import { outage } from "./pipeline.ts";

/** Cancels the job by REST. */
const cancelled = (w: ApiSystem, id: string, token: string) =>
  send(w, `/api/v1/jobs/${id}`, { method: "DELETE", headers: { authorization: `Bearer ${token}` } });

test("an operator without an organization can read and cancel the job that the cause names, and its organization's audit shows it", async () => {
  await using w = await system({ api: {} });
  const { held, campaign } = await outage(w);
  const operator = await somebody(w, { operator: true });
  const cause = await w.call.queue.cause();
  const [owner] = await w.rows<{ id: string; name: string }>(
    "SELECT organization.id, name FROM organization WHERE id = (SELECT organization_id FROM campaign WHERE id = $1)",
    [campaign.id],
  );
  expect(cause?.campaign).toMatchObject({ organizationId: owner?.id, organizationName: owner?.name });

  const seen = await get(w, `/api/v1/jobs/${cause?.job?.id}`, operator);
  expect(await seen.json()).toMatchObject({ data: { id: held.jobId, status: "PAUSED" } });
  expect((await cancelled(w, held.jobId, operator.token)).status).toBe(200);
  expect(await w.rows("SELECT status FROM job WHERE id = $1", [held.jobId])).toEqual([
    { status: "CANCELLED" },
  ]);
  const events = await w.rows(
    "SELECT action, actor, organization_id, target_id FROM audit_event WHERE action = 'job.cancel'",
  );
  expect(events).toEqual([
    { action: "job.cancel", actor: operator.email, organization_id: owner?.id, target_id: held.jobId },
  ]);
  expect((await w.call.queue.cause())?.job?.status).toBe("CANCELLED");
  expect((await w.tx(checkInvariants)).filter((each) => each.violations > 0)).toEqual([]);
});

test("an operator without an organization reaches no other job, no job while the breaker is CLOSED, and no lead", async () => {
  await using w = await system({ api: {} });
  const { held, jobs } = await outage(w);
  const operator = await somebody(w, { operator: true });
  const other = jobs[1]?.jobId ?? "";
  expect((await cancelled(w, other, operator.token)).status).toBe(404);
  const [lead] = await w.rows<{ id: string }>("SELECT lead_id AS id FROM job WHERE id = $1", [held.jobId]);
  expect((await get(w, `/api/v1/leads/${lead?.id}`, operator)).status).toBe(404);
  await w.call.queue.close({ epoch: 1, reason: "topped up" });
  expect((await cancelled(w, held.jobId, operator.token)).status).toBe(404);
  expect((await get(w, `/api/v1/jobs/${held.jobId}`, operator)).status).toBe(404);
  expect(await w.rows("SELECT status FROM job WHERE status = 'CANCELLED'")).toEqual([]);
});

test("a member of another organization who is not an operator does not reach the job that the cause names", async () => {
  await using w = await system({ api: {} });
  const { held } = await outage(w);
  const foreign = await somebody(w);
  const { id: organizationId } = await w.call.organization.create({ name: "Elsewhere" });
  await join(w, { organizationId, userId: foreign.userId, role: "owner" });
  expect((await get(w, `/api/v1/jobs/${held.jobId}`, foreign)).status).toBe(404);
  expect((await cancelled(w, held.jobId, foreign.token)).status).toBe(404);
});
