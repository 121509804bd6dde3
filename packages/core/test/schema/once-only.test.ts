import { type MadeJob, makeCampaign, makeJob } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { type CoreSystem, newSystem } from "../support/core-system.ts";
import { it } from "../support/it.ts";

describe("the database refuses a second", () => {
  interface Twice {
    readonly constraint: string;
    readonly sql: string;
    readonly params?: readonly unknown[];
  }
  const twice = async (system: CoreSystem, { constraint, sql, params = [] }: Twice) => {
    await system.db.query(sql, params);
    await expect(system.db.query(sql, params)).rejects.toMatchObject({ code: "23505", constraint });
  };
  const KEPT = `
    INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, step, effect, attempt, epoch, started_at, ended_at, outcome, kept)
    VALUES ('APOLLO', 'people/bulk_match', $1, $2, 'REVEAL', true, 1, 0, now(), now(), 'SUCCEEDED', true)`;
  const ids = ({ jobId, campaignId }: MadeJob) => [jobId, campaignId];

  it("kept success of a paid call per job and step (I5)", async ({ system }) => {
    await twice(system, {
      constraint: "call_effect_kept_once",
      sql: KEPT,
      params: ids(await makeJob(system.db)),
    });
  });

  it("claim of the same person by the organization", async ({ system }) => {
    const { id: campaignId } = await makeCampaign(system.db);
    const sql = "INSERT INTO lead (organization_id, campaign_id, apollo_person_id) VALUES ($1, $2, 'same')";
    await twice(system, {
      constraint: "lead_person_once_per_organization",
      sql,
      params: [system.organizationId, campaignId],
    });
  });

  it("checkpoint of the same step", async ({ system }) => {
    const { jobId } = await makeJob(system.db);
    const sql = "INSERT INTO job_step (job_id, step, attempt) VALUES ($1, 'VERIFY', 1)";
    await twice(system, { constraint: "job_step_pkey", sql, params: [jobId] });
  });

  it("opening of the same epoch", async () => {
    await using system = await newSystem();
    const sql = `INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed) VALUES ('OPENED', 1, now(), 'x', 'x', 0)`;
    await twice(system, { constraint: "breaker_event_once_per_epoch", sql });
  });
});

describe("the breaker's history is append-only", () => {
  it.for([
    "UPDATE breaker_event SET reason = 'never happened'",
    "DELETE FROM breaker_event",
    "TRUNCATE breaker_event CASCADE",
    "DELETE FROM breaker",
    "TRUNCATE breaker",
  ])("%s is refused", async (sql, { system }) => {
    await expect(system.db.query(sql)).rejects.toMatchObject({
      code: "42501",
      message: expect.stringMatching(/append-only: (UPDATE|DELETE|TRUNCATE) refused/),
    });
  });
});
