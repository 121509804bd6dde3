import type { CampaignStatus } from "@leadgen/core";
import { type Actor, type Identity, identityOf, NOBODY, nameOf, nameOfIdentity } from "../actors.ts";
import { attemptOf, type Breaker, covers, isOver, type JobRow, type State, stepOf } from "../state.ts";
import { rowText } from "../trace.ts";

/** What a transaction can see of the database, as far as the model covers it. */
export interface Visible {
  readonly breaker: Breaker;
  readonly campaign: CampaignStatus;
  /** Workers whose row is not stopped. */
  readonly registered: readonly Identity[];
  /** Null: does not exist yet. */
  readonly jobs: readonly (VisibleJob | null)[];
  readonly feeders: readonly VisibleFeeder[];
}

export interface VisibleFeeder {
  readonly by: Actor;
  /** The indexes of the PENDING jobs whose `doorbell_id` is this feeder. */
  readonly covers: readonly number[];
}

export interface VisibleJob {
  readonly row: JobRow;
  readonly doorbells: readonly VisibleDoorbell[];
  /** Steps done by the provider in calls marked neither UNKNOWN nor FAILED, one entry for each time. */
  readonly paidSteps: readonly number[];
}

export interface VisibleDoorbell {
  readonly by: Actor;
  readonly latest: boolean;
}

/** What is committed in a state of the model: every transaction sees it. */
export const visibleIn = (state: State): Visible => ({
  breaker: state.shared.breaker,
  campaign: state.shared.campaign,
  registered: state.workers.flatMap((worker, slot) =>
    worker.registered ? [identityOf(slot, worker.generation)] : [],
  ),
  jobs: state.jobs.map(({ row, bells, paid }) =>
    row === null ? null : { row, doorbells: bells, paidSteps: paid.map(stepOf) },
  ),
  feeders: state.shared.feeders.map((feeder) => ({
    by: feeder.by,
    covers: state.jobs.flatMap(({ row }, job) =>
      row?.status === "PENDING" && covers(feeder, job) ? [job] : [],
    ),
  })),
});

/** One line for each row. States with the same lines look the same to every transaction. */
export function linesOf({ breaker, campaign, registered, jobs, feeders }: Visible): string[] {
  return [
    `breaker  ${breaker.state} epoch ${breaker.epoch}`,
    `campaign ${campaign}`,
    `workers  ${
      [...registered]
        .sort((a, b) => a - b)
        .map(nameOfIdentity)
        .join(", ") || "none"
    }`,
    ...jobs.map((job, index) => `job ${index + 1}    ${job === null ? "not there" : jobText(job)}`),
    ...feeders.map(feederText).sort(),
  ];
}

const feederText = ({ by, covers }: VisibleFeeder): string =>
  `feeder   ${by === NOBODY ? "free" : `locked by ${nameOf(by)}`}; covers ${covers.map((job) => `job ${job + 1}`).join(", ") || "none"}`;

function jobText({ row, doorbells, paidSteps }: VisibleJob): string {
  const calls = [...row.calls]
    .sort((a, b) => a.id - b.id)
    .map((call) => {
      const mark = call.unknown ? " UNKNOWN" : "";
      return `${attemptOf(call.id)}.${stepOf(call.id) + 1} by ${nameOfIdentity(call.by)} epoch ${call.epoch}${mark}`;
    });
  const claimedIn = row.status === "RUNNING" ? ` epoch ${row.epoch}` : "";
  const rung = doorbells.map((bell) => doorbellText(bell, row)).sort();
  const paid = [...paidSteps].sort((a, b) => a - b).map((step) => step + 1);
  // Doorbells of a finished job have no effect any more.
  const live = isOver(row) ? "" : `; doorbells: ${rung.join(" / ") || "none"}`;
  return `${rowText(row)}${claimedIn}${live}; open calls: ${calls.join(", ") || "none"}; paid: ${paid.join(", ") || "none"}`;
}

function doorbellText({ by, latest }: VisibleDoorbell, row: JobRow): string {
  const lock = by === NOBODY ? "free" : `locked by ${nameOf(by)}`;
  // A PAUSED job's doorbell_id may name a deleted doorbell: it only matters when the job is PENDING.
  return latest || row.status !== "PENDING" ? lock : `${lock}, older`;
}
