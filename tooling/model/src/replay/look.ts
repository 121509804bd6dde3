import { type CampaignStatus, ENRICH_STEPS, type JobStatus } from "@leadgen/core";
import type { Tx } from "@leadgen/core/outreach";
import { type Actor, type Identity, isWorker, NOBODY } from "../actors.ts";
import { callIdOf, type JobRow, newRow, stepOf } from "../state.ts";
import { withoutUnread } from "../versions.ts";
import type { Site } from "./site.ts";
import type { Visible, VisibleJob } from "./visible.ts";

interface Rows {
  readonly breaker: { readonly state: "CLOSED" | "OPEN"; readonly epoch: number };
  readonly campaign: CampaignStatus;
  readonly workers: readonly string[] | null;
  readonly jobs: readonly JobRecord[] | null;
  readonly calls: readonly CallRecord[] | null;
  readonly doorbells: readonly DoorbellRecord[] | null;
  readonly feeders: readonly Omit<DoorbellRecord, "job_id">[] | null;
}

interface JobRecord {
  readonly id: string;
  readonly status: JobStatus;
  readonly attempt: number;
  readonly epoch: number | null;
  readonly worker_id: string | null;
  readonly call_id: string | null;
  readonly doorbell_id: string | null;
  readonly done: number;
}

interface CallRecord {
  readonly id: string;
  readonly job_id: string;
  readonly attempt: number;
  readonly step: string;
  readonly worker_id: string;
  readonly epoch: number;
  readonly outcome: string | null;
}

interface DoorbellRecord {
  readonly id: string;
  readonly job_id: string;
  readonly locked_by: string | null;
}

/** The database as a transaction sees it, in the model's terms. `viewer`: the actor whose transaction it is, if any. */
export async function look(site: Site, tx: Tx, viewer: Actor = NOBODY): Promise<Visible> {
  const [rows] = await tx.query<Rows>(LOOK, [site.campaignId, site.sweeperId]);
  if (rows === undefined) throw new Error("model-e9: nothing to look at");
  if (viewer === NOBODY)
    for (const call of rows.calls ?? []) if (call.outcome === "UNKNOWN") site.doubtful.add(call.id);
  return {
    breaker: rows.breaker,
    campaign: rows.campaign,
    registered: (rows.workers ?? []).map((id) => identityIn(site, id)),
    jobs: site.leadIds.map((_, index) => {
      const job = rows.jobs?.find(({ id }) => id === site.jobIds[index]);
      return job === undefined ? null : visibleJob(site, { rows, viewer }, job);
    }),
    feeders: (rows.feeders ?? []).map(({ id, locked_by }) => ({
      by: holderOf(site, locked_by),
      covers: site.jobIds.flatMap((jobId, place) => {
        const job = rows.jobs?.find((each) => each.id === jobId);
        return job?.status === "PENDING" && job.doorbell_id === id ? [place] : [];
      }),
    })),
  };
}

function identityIn(site: Site, workerId: string | null): Identity {
  for (const [identity, id] of site.workerIds) if (id === workerId) return identity;
  return NOBODY;
}

function visibleJob(
  site: Site,
  { rows, viewer }: { readonly rows: Rows; readonly viewer: Actor },
  job: JobRecord,
): VisibleJob {
  const calls = (rows.calls ?? []).filter((call) => call.job_id === job.id);
  const idOf = (call: CallRecord) =>
    callIdOf(call.attempt, (ENRICH_STEPS as readonly string[]).indexOf(call.step));
  const waitedFor = calls.find((call) => call.id === job.call_id);
  const row: JobRow = {
    ...newRow(job.status),
    attempt: job.attempt,
    epoch: job.epoch ?? 0,
    worker: identityIn(site, job.worker_id),
    call: waitedFor === undefined ? 0 : idOf(waitedFor),
    done: job.done,
    calls: calls
      .filter((call) => call.outcome === null || isInHand(site, call, viewer))
      .map((call) => ({
        id: idOf(call),
        by: identityIn(site, call.worker_id),
        epoch: call.epoch,
        unknown: call.outcome !== null,
      })),
  };
  const doorbells = (rows.doorbells ?? [])
    .filter(({ job_id }) => job_id === job.id)
    .map(({ id, locked_by }) => ({
      by: holderOf(site, locked_by),
      latest: id === job.doorbell_id,
    }));
  const paidSteps = calls.filter((call) => isPaid(site, call)).map((call) => stepOf(idOf(call)));
  return { row: withoutUnread(row) ?? row, doorbells, paidSteps };
}

const holderOf = (site: Site, lockedBy: string | null): Actor =>
  site.processes.findIndex(({ poolId }) => poolId === lockedBy);

/** Marked UNKNOWN, but its process may still record how it ended. */
const isInHand = (site: Site, call: CallRecord, viewer: Actor): boolean =>
  call.outcome === "UNKNOWN" &&
  site.processes.some(
    (process, slot) =>
      process.callId === call.id && !process.isGone && !(isWorker(viewer) && slot === viewer),
  );

const isPaid = (site: Site, call: CallRecord): boolean =>
  site.effects.has(call.id) &&
  !site.doubtful.has(call.id) &&
  !["UNKNOWN", "FAILED"].includes(call.outcome ?? "");

const LOOK = `
  SELECT (SELECT json_build_object('state', state, 'epoch', epoch) FROM breaker) AS breaker,
         (SELECT status FROM campaign WHERE id = $1) AS campaign,
         (SELECT json_agg(id) FROM worker WHERE stopped_at IS NULL AND id <> $2) AS workers,
         (SELECT json_agg(json_build_object('id', id, 'status', status, 'attempt', attempt, 'epoch', epoch,
                    'worker_id', worker_id, 'call_id', call_id, 'doorbell_id', doorbell_id::text,
                    'done', (SELECT count(*) FROM job_step WHERE job_id = job.id)))
          FROM job WHERE type = 'ENRICH_LEAD') AS jobs,
         (SELECT json_agg(json_build_object('id', id, 'job_id', job_id, 'attempt', attempt, 'step', step,
                    'worker_id', worker_id, 'epoch', epoch, 'outcome', outcome))
          FROM provider_call) AS calls,
         (SELECT json_agg(json_build_object('id', id::text, 'job_id', payload ->> 'jobId', 'locked_by', locked_by))
          FROM graphile_worker._private_jobs WHERE payload ->> 'jobId' IS NOT NULL) AS doorbells,
         (SELECT json_agg(json_build_object('id', id::text, 'locked_by', locked_by))
          FROM graphile_worker._private_jobs WHERE payload ->> 'madeFrom' IS NOT NULL) AS feeders`;
