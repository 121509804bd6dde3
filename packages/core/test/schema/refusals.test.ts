import { makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
import { describe, expect } from "vitest";
import { MAX_LEADS, MAX_NAME_LENGTH } from "../../src/index.ts";
import type { CoreSystem } from "../support/core-system.ts";
import { it } from "../support/it.ts";

/** A statement that would leave an incoherent row, and the constraint that refuses it. `$1` is the row's id. */
type Refusal = readonly [what: string, constraint: string, sql: string];

const check = async (system: CoreSystem, [, constraint, sql]: Refusal, params: unknown[]): Promise<void> => {
  await expect(system.db.query(sql, params)).rejects.toMatchObject({ code: "23514", constraint });
};

const CAMPAIGN: readonly Refusal[] = [
  [
    "a running campaign that was finished",
    "campaign_finished_exactly_when_over",
    "UPDATE campaign SET finished_at = now(), message = 'x' WHERE id = $1",
  ],
  [
    "a COMPLETED campaign without its time",
    "campaign_finished_exactly_when_over",
    "UPDATE campaign SET status = 'COMPLETED', message = 'x' WHERE id = $1",
  ],
  [
    "a campaign that is over and does not say why",
    "campaign_over_says_why",
    "UPDATE campaign SET status = 'FAILED', finished_at = now() WHERE id = $1",
  ],
  [
    "a RUNNING campaign that was never started",
    "campaign_running_was_started",
    "UPDATE campaign SET started_at = NULL WHERE id = $1",
  ],
  [
    "a CREATED campaign that was started",
    "campaign_created_is_not_started",
    "UPDATE campaign SET status = 'CREATED' WHERE id = $1",
  ],
  [
    "a campaign of more leads than the limit",
    "campaign_lead_limit_check",
    `UPDATE campaign SET lead_limit = ${MAX_LEADS + 1} WHERE id = $1`,
  ],
  ["a campaign of no leads", "campaign_lead_limit_check", "UPDATE campaign SET lead_limit = 0 WHERE id = $1"],
  [
    "a campaign with a longer name than the limit",
    "campaign_name_check",
    `UPDATE campaign SET name = repeat('x', ${MAX_NAME_LENGTH + 1}) WHERE id = $1`,
  ],
  [
    "hours that end before they begin",
    "campaign_hours_end_after_they_begin",
    "UPDATE campaign SET send_from = '17:00', send_to = '09:00' WHERE id = $1",
  ],
  [
    "hours that are no times",
    "campaign_hours_are_times",
    "UPDATE campaign SET send_from = '9', send_to = '9:30' WHERE id = $1",
  ],
  ["no day to send on", "campaign_sends_on_days", "UPDATE campaign SET send_days = '{}' WHERE id = $1"],
  ["an eighth day", "campaign_sends_on_days", "UPDATE campaign SET send_days = '{7}' WHERE id = $1"],
  ["no mail a day", "campaign_sends_some_a_day", "UPDATE campaign SET daily_limit = 0 WHERE id = $1"],
  [
    "an empty address line",
    "campaign_address_line_is_short",
    "UPDATE campaign SET address_line = '' WHERE id = $1",
  ],
  [
    "a sending that does not say since when",
    "campaign_sending_says_since_when",
    "UPDATE campaign SET sending_state = 'PAUSED', instantly_campaign_id = 'theirs' WHERE id = $1",
  ],
  [
    "a sending that nobody activated",
    "campaign_sending_says_since_when",
    "UPDATE campaign SET sending_since = now(), sending_by = 'ada' WHERE id = $1",
  ],
  [
    "a campaign that sends while it runs",
    "campaign_sends_when_it_is_over",
    `UPDATE campaign SET sending_state = 'ACTIVE', sending_since = now(), sending_by = 'ada', instantly_campaign_id = 'theirs',
            senders = '{ada@example.com}', address_line = 'Strandgata 1' WHERE id = $1`,
  ],
  [
    "a campaign that sends without an opt-out",
    "campaign_sends_when_it_is_over",
    `UPDATE campaign SET status = 'COMPLETED', finished_at = now(), message = 'over', sending_state = 'ACTIVE',
            sending_since = now(), sending_by = 'ada', instantly_campaign_id = 'theirs', senders = '{ada@example.com}',
            address_line = 'Strandgata 1', opt_out = false WHERE id = $1`,
  ],
  [
    "a paused campaign that is not at Instantly",
    "campaign_paused_is_at_instantly",
    "UPDATE campaign SET sending_state = 'PAUSED', sending_since = now(), sending_by = 'ada' WHERE id = $1",
  ],
  ["a campaign without a name", "campaign_name_check", "UPDATE campaign SET name = '' WHERE id = $1"],
];

const LEAD: readonly Refusal[] = [
  [
    "an open lead that was finished",
    "lead_finished_exactly_when_over",
    "UPDATE lead SET finished_at = now() WHERE id = $1",
  ],
  [
    "a final lead without its time",
    "lead_finished_exactly_when_over",
    "UPDATE lead SET status = 'REFUSED' WHERE id = $1",
  ],
  [
    "a lead handed over without an e-mail",
    "lead_handed_over_is_complete",
    "UPDATE lead SET status = 'HANDED_OVER', finished_at = now(), email_body = NULL WHERE id = $1",
  ],
];

const JOB: readonly Refusal[] = [
  [
    "a live job that was finished",
    "job_finished_exactly_when_over",
    "UPDATE job SET finished_at = now() WHERE id = $1",
  ],
  [
    "a COMPLETED job without its time",
    "job_finished_exactly_when_over",
    "UPDATE job SET status = 'COMPLETED' WHERE id = $1",
  ],
  ["a PAUSED job without a reason", "job_paused_says_why", "UPDATE job SET status = 'PAUSED' WHERE id = $1"],
  [
    "a PAUSED job without the time of its pause",
    "job_paused_says_why",
    "UPDATE job SET status = 'PAUSED', pause_reason = 'x' WHERE id = $1",
  ],
  [
    "a PENDING job with a pause reason",
    "job_paused_says_why",
    "UPDATE job SET pause_reason = 'x', paused_at = now() WHERE id = $1",
  ],
  [
    "a RUNNING job without a claim",
    "job_running_has_a_claim",
    "UPDATE job SET status = 'RUNNING' WHERE id = $1",
  ],
  [
    "a RUNNING job at attempt 0",
    "job_running_has_a_claim",
    "UPDATE job SET status = 'RUNNING', worker_id = id, epoch = 0, claimed_at = now() WHERE id = $1",
  ],
  [
    "a FAILED job that does not say why",
    "job_failed_says_why",
    "UPDATE job SET status = 'FAILED', finished_at = now() WHERE id = $1",
  ],
  ["an ENRICH_LEAD job without a lead", "job_lead_fits_type", "UPDATE job SET lead_id = NULL WHERE id = $1"],
  [
    "a FETCH_LEADS job with a lead",
    "job_lead_fits_type",
    "UPDATE job SET type = 'FETCH_LEADS' WHERE id = $1",
  ],
  ["an attempt below zero", "job_attempt_check", "UPDATE job SET attempt = -1 WHERE id = $1"],
  ["deaths below zero", "job_deaths_check", "UPDATE job SET deaths = -1 WHERE id = $1"],
];

const CALL: readonly Refusal[] = [
  [
    "a call that ended without an outcome",
    "call_ended_exactly_with_outcome",
    "UPDATE provider_call SET ended_at = now() WHERE id = $1",
  ],
  [
    "an outcome without the time",
    "call_ended_exactly_with_outcome",
    "UPDATE provider_call SET outcome = 'SUCCEEDED' WHERE id = $1",
  ],
  [
    "a failure without its kind",
    "call_failed_has_kind",
    "UPDATE provider_call SET outcome = 'FAILED', ended_at = now() WHERE id = $1",
  ],
  [
    "a pipeline call without a campaign",
    "call_of_pipeline_has_campaign",
    "UPDATE provider_call SET campaign_id = NULL WHERE id = $1",
  ],
  [
    "a person's call without an actor",
    "call_of_person_has_actor",
    "UPDATE provider_call SET purpose = 'PROBE', job_id = NULL WHERE id = $1",
  ],
  [
    "a call of the pipeline with an actor",
    "call_of_pipeline_has_campaign",
    "UPDATE provider_call SET actor = 'operator:ada' WHERE id = $1",
  ],
  [
    "a person's call with a job",
    "call_of_person_has_actor",
    "UPDATE provider_call SET purpose = 'ANALYTICS', actor = 'operator:ada', step = NULL WHERE id = $1",
  ],
  [
    "a kept call without an outcome",
    "call_kept_has_outcome",
    "UPDATE provider_call SET kept = true WHERE id = $1",
  ],
  [
    "a kept call of unknown outcome",
    "call_kept_has_outcome",
    "UPDATE provider_call SET kept = true, outcome = 'UNKNOWN', ended_at = now() WHERE id = $1",
  ],
];

const BREAKER: readonly Refusal[] = [
  ["OPEN without saying why", "breaker_open_says_why", "UPDATE breaker SET state = 'OPEN', epoch = 1"],
  [
    "CLOSED with a reason why it is open",
    "breaker_open_says_why",
    "UPDATE breaker SET opened_at = now(), opened_by = 'x', reason = 'x'",
  ],
  ["CLOSED with a cause", "breaker_closed_has_no_cause", "UPDATE breaker SET message = 'x'"],
  [
    "OPEN at epoch 0",
    "breaker_open_has_epoch",
    "UPDATE breaker SET state = 'OPEN', opened_at = now(), opened_by = 'x', reason = 'x'",
  ],
  [
    "a provider without a kind of failure",
    "breaker_provider_with_kind",
    "UPDATE breaker SET state = 'OPEN', epoch = 1, opened_at = now(), opened_by = 'x', reason = 'x', provider = 'APOLLO'",
  ],
  ["an epoch below zero", "breaker_epoch_check", "UPDATE breaker SET epoch = -1"],
  ["a second breaker", "breaker_id_check", "INSERT INTO breaker (id) VALUES (2)"],
];

const EVENT = "INSERT INTO breaker_event (kind, epoch, at, actor, reason, jobs_changed)";
const HISTORY: readonly Refusal[] = [
  ["an event of epoch 0", "breaker_event_epoch_check", `${EVENT} VALUES ('OPENED', 0, now(), 'x', 'x', 0)`],
  [
    "an event without an actor",
    "breaker_event_actor_check",
    `${EVENT} VALUES ('OPENED', 1, now(), '', 'x', 0)`,
  ],
  [
    "an event without a reason",
    "breaker_event_reason_check",
    `${EVENT} VALUES ('CLOSED', 1, now(), 'x', '', 0)`,
  ],
  [
    "an event that changed fewer than no jobs",
    "breaker_event_jobs_changed_check",
    `${EVENT} VALUES ('CLOSED', 1, now(), 'x', 'x', -1)`,
  ],
];

describe("the database refuses", () => {
  it.for(CAMPAIGN)("%s", async (refusal, { system }) => {
    await check(system, refusal, [(await makeCampaign(system.db)).id]);
  });

  it.for(LEAD)("%s", async (refusal, { system }) => {
    const { id: campaignId } = await makeCampaign(system.db);
    await check(system, refusal, [(await makeLead(system.db, { campaignId })).id]);
  });

  it.for(JOB)("%s", async (refusal, { system }) => {
    await check(system, refusal, [(await makeJob(system.db)).jobId]);
  });

  it.for(CALL)("%s", async (refusal, { system }) => {
    await check(system, refusal, [(await makeJob(system.db, { status: "RUNNING", calling: true })).callId]);
  });

  it.for(BREAKER)("a breaker that is %s", async (refusal, { system }) => {
    await check(system, refusal, []);
  });

  it.for(HISTORY)("%s", async (refusal, { system }) => {
    await check(system, refusal, []);
  });

  it("a worker of no concurrency", async ({ system }) => {
    const sql = "INSERT INTO worker (name, concurrency) VALUES ('x', 0)";
    await check(system, ["", "worker_concurrency_check", sql], []);
  });

  it("a worker that would count as dead before it has missed two heartbeats, or never", async ({
    system,
  }) => {
    const sql = (heartbeatMs: number, silentMs: number) =>
      `INSERT INTO worker (name, concurrency, heartbeat_ms, silent_ms) VALUES ('x', 1, ${heartbeatMs}, ${silentMs})`;
    await check(system, ["", "worker_beats_within_its_silence", sql(3_000, 8_999)], []);
    await check(system, ["", "worker_beats_within_its_silence", sql(0, 15_000)], []);
    await check(system, ["", "worker_silence_ends", sql(3_000, 3_600_001)], []);
  });
});
