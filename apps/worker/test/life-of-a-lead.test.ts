import { startWorkerProcess } from "@leadgen/testkit/process";
import { expect, test } from "vitest";
import { ALL_OVER, closeAsOperator, IS_OPEN, newSystem, runningCampaign, until } from "./support/system.ts";

interface Line {
  readonly msg: string;
  readonly step?: string;
  readonly unknown?: unknown;
}

test("one grep for a lead shows its history, through an outage, and each line about a call names its organization", async () => {
  await using system = await newSystem();
  system.simulator.setFault({ provider: "openai", operation: "responses", fault: "http-500" });
  const campaignId = await runningCampaign(system, 8);
  await using worker = await startWorkerProcess(system.env);
  await until(system, IS_OPEN);
  await until(system, "SELECT count(*) = 0 FROM provider_call WHERE outcome IS NULL");
  system.simulator.clearFaults();
  // The crontab has reached the queue. No other test would notice if it did not, since its tasks run once an hour.
  await until(system, "SELECT count(*) = 1 FROM graphile_worker._private_known_crontabs");
  await closeAsOperator(system);
  await until(system, ALL_OVER);

  const [cause] = await system.rows<{ leadId: string; jobId: string }>(
    `SELECT job.lead_id AS "leadId", job.id AS "jobId" FROM breaker_event JOIN job ON job.id = job_id WHERE kind = 'OPENED'`,
  );
  const calls = await system.rows<{ step: string; attempt: number; provider: string; outcome: string }>(
    `SELECT step, attempt, provider, outcome FROM provider_call WHERE job_id = '${cause?.jobId}' ORDER BY started_at`,
  );
  expect(calls.map(({ outcome }) => outcome)).toContain("FAILED");
  // What a person would do: take the whole output and grep once.
  await worker.said(
    new RegExp(
      `^.*${cause?.leadId}.*Job left.*COMPLETED.*$|^.*COMPLETED.*${cause?.leadId}.*Job left.*$|^.*${cause?.leadId}.*COMPLETED.*Job left.*$`,
    ),
  );
  const life = worker
    .printed()
    .split("\n")
    .filter((line) => line.includes(cause?.leadId ?? "?"))
    .map((line) => JSON.parse(line) as Line);

  const said = life.map(({ msg }) => msg);
  expect(said.at(0)).toBe("Job claimed.");
  expect(said).toContain("A provider failed: the breaker is OPEN.");
  expect(said.at(-1)).toBe("Job left.");
  const [owner] = await system.rows<{ organizationId: string }>(
    `SELECT organization_id AS "organizationId" FROM campaign WHERE id = '${campaignId}'`,
  );
  const ofJob = { app: "worker", ...owner, campaignId, ...cause, type: "ENRICH_LEAD" };
  for (const line of life)
    expect(line).toMatchObject({ ...ofJob, attempt: expect.any(Number), epoch: expect.any(Number) });
  expect(life.filter(({ msg }) => msg === "Call ended.")).toEqual(
    calls.map((call) =>
      expect.objectContaining({
        ...call,
        endpoint: expect.any(String),
        ms: expect.any(Number),
        waitedMs: expect.any(Number),
      }),
    ),
  );
  expect(life.filter(({ unknown }) => unknown !== undefined)).toEqual([]);
});
