import { only } from "../../src/engine/parts/tx.ts";
import type { CampaignStatus, JobStatus, JobType, LeadStatus } from "../../src/index.ts";
import { CAMPAIGN_TABLE, JOB_TABLE, LEAD_TABLE, TASK_TABLE } from "../../src/index.ts";
import type { World } from "./world.ts";

/** A campaign in the asked-for status. One that was started has its FETCH_LEADS job, in the status `fetch`. */
export async function makeCampaign(
  world: World,
  options: { readonly status?: CampaignStatus; readonly fetch?: JobStatus } = {},
): Promise<string> {
  const { status = "RUNNING", fetch = "COMPLETED" } = options;
  const started = status !== "CREATED";
  const { id } = only(
    await world.db.query<{ id: string }>(
      `INSERT INTO campaign (organization_id, name, status, lead_limit, criteria, offer, started_at, finished_at, message)
       VALUES ($1, 'Shipyards', $2::campaign_status, 30, '{}', '{}', CASE WHEN $3 THEN now() END,
               CASE WHEN $4 THEN now() END, CASE WHEN $4 THEN 'over' END)
       RETURNING id`,
      [world.organizationId, status, started, CAMPAIGN_TABLE[status].over],
    ),
  );
  if (started) await makeJob(world, { campaignId: id, type: "FETCH_LEADS", status: fetch });
  return id;
}

let people = 0;

/** A lead of the campaign, with all that the asked-for status needs. @returns its id. */
export async function makeLead(
  world: World,
  lead: { readonly campaignId: string; readonly status?: LeadStatus },
): Promise<string> {
  const { campaignId, status = "REVEALED" } = lead;
  people += 1;
  const rows = await world.db.query<{ id: string }>(
    `INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, email, email_subject, email_body, finished_at)
     VALUES ($1, $2, $3::lead_status, $4, $4 || '@shipyard.example', 'Hello', 'Dear reader', CASE WHEN $5 THEN now() END)
     RETURNING id`,
    [world.organizationId, campaignId, status, `person-${people}`, !LEAD_TABLE[status].open],
  );
  return only(rows).id;
}

export interface JobOptions {
  readonly campaignId?: string;
  readonly type?: JobType;
  readonly status?: JobStatus;
  readonly leadStatus?: LeadStatus;
  /** Default 1 for a job that a worker has had, else 0. */
  readonly attempt?: number;
  readonly deaths?: number;
  /** A provider call is under way. */
  readonly calling?: boolean;
  /** A worker holds the current attempt; default: when RUNNING, calling, COMPLETED or FAILED. */
  readonly held?: boolean;
  readonly epoch?: number;
  /** Who holds it; default the world's worker. */
  readonly workerId?: string;
}

export interface MadeJob {
  readonly jobId: string;
  readonly campaignId: string;
  readonly leadId: string | null;
  readonly attempt: number;
  readonly callId: string | null;
}

/** A job in the asked-for status, coherent with its doorbell, claim, call and lead. */
export async function makeJob(world: World, options: JobOptions = {}): Promise<MadeJob> {
  const { type = "ENRICH_LEAD", status = "PENDING", calling = false, deaths = 0, epoch = 0 } = options;
  const { workerId = world.workerId } = options;
  const held = options.held ?? (calling || ["RUNNING", "COMPLETED", "FAILED"].includes(status));
  const attempt = options.attempt ?? (held ? 1 : 0);
  const campaignId = options.campaignId ?? (await makeCampaign(world));
  const leadId =
    type === "ENRICH_LEAD"
      ? await makeLead(world, { campaignId, status: options.leadStatus ?? leadStatusOf(status) })
      : null;
  const { id } = only(
    await world.db.query<{ id: string }>(INSERT_JOB, [
      campaignId,
      leadId,
      type,
      status,
      attempt,
      deaths,
      held ? workerId : null,
      epoch,
      JOB_TABLE[status].terminal,
    ]),
  );
  const job = { jobId: id, campaignId, leadId, attempt };
  if (status === "PENDING") await ring(world, { jobId: id, type });
  return {
    ...job,
    callId: calling ? await beginByHand(world, { ...job, epoch, workerId }) : null,
  };
}

const INSERT_JOB = `
  INSERT INTO job (campaign_id, lead_id, type, status, attempt, deaths, worker_id, epoch, claimed_at, finished_at,
                   pause_reason, paused_at, error_code, error_message)
  VALUES ($1, $2, $3::job_type, $4::job_status, $5, $6, $7::uuid, $8, CASE WHEN $5::int > 0 THEN now() END,
          CASE WHEN $9 THEN now() END,
          CASE WHEN $4 = 'PAUSED' THEN 'Apollo TIMEOUT (epoch 1)' END, CASE WHEN $4 = 'PAUSED' THEN now() END,
          CASE WHEN $4 = 'FAILED' THEN 'REFUSED' END, CASE WHEN $4 = 'FAILED' THEN 'The model declined.' END)
  RETURNING id`;

function leadStatusOf(status: JobStatus): LeadStatus {
  if (status === "COMPLETED") return "HANDED_OVER";
  if (status === "FAILED" || status === "CANCELLED") return status;
  return "REVEALED";
}

async function ring(world: World, job: { jobId: string; type: JobType }): Promise<void> {
  await world.db.query(
    `WITH bell AS (SELECT id FROM graphile_worker.add_job($2, json_build_object('jobId', $1::uuid)))
     UPDATE job SET doorbell_id = bell.id FROM bell WHERE job.id = $1`,
    [job.jobId, TASK_TABLE[job.type].identifier],
  );
}

/** What `beginCall` leaves, in whatever status the job is by now. */
async function beginByHand(
  world: World,
  job: Omit<MadeJob, "callId"> & { readonly epoch: number; readonly workerId: string },
): Promise<string> {
  const rows = await world.db.query<{ id: string }>(
    `WITH call AS (
       INSERT INTO provider_call (provider, endpoint, job_id, campaign_id, lead_id, step, effect, attempt, epoch, worker_id, started_at)
       VALUES ('PERPLEXITY', 'v1/responses', $1, $2, $3::uuid, 'RESEARCH', true, $4, $5, $6, now())
       RETURNING id, job_id)
     UPDATE job SET call_id = call.id FROM call WHERE job.id = call.job_id
     RETURNING call.id`,
    [job.jobId, job.campaignId, job.leadId, job.attempt, job.epoch, job.workerId],
  );
  return only(rows).id;
}
