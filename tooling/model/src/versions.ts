import { type Actor, NOBODY } from "./actors.ts";
import { type CallId, type Job, type JobRow, RUNG, stepOf } from "./state.ts";

const NOT_HELD = { lock: NOBODY as Actor, next: null, silence: false, ring: false, mark: 0 } as const;

/** A call whose success was kept: its attempt no longer matters. */
const keptForm = (call: CallId): CallId => stepOf(call);

/** The job after its holder's commit. `fed`: a feeder rings for it later. */
export function settled(job: Job, fed = false): Job {
  const bells = job.silence ? job.bells.filter((bell) => bell.by !== NOBODY) : job.bells;
  const older = job.silence || job.ring ? bells.map((bell) => ({ ...bell, latest: false })) : bells;
  return {
    ...NOT_HELD,
    row: withoutUnread(job.next ?? job.row),
    want: job.want,
    bells: job.ring && !fed ? [...older, RUNG] : older,
    paid: paidAfter(job),
  };
}

function paidAfter({ mark, paid }: Job): readonly CallId[] {
  if (mark > 0) return paid.map((call) => (call === mark ? keptForm(call) : call));
  return mark < 0 ? paid.filter((call) => call !== -mark) : paid;
}

/** Without the fields that will never be read again, so that equal futures are equal states. */
export function withoutUnread(row: JobRow | null): JobRow | null {
  if (row === null || row.status === "RUNNING") return row;
  if (row.status === "PENDING" || row.status === "PAUSED") return { ...row, epoch: 0 };
  // Cancelled during a call, whose end is still compared with the claim.
  if (row.call !== 0) return { ...row, epoch: 0 };
  return { ...row, attempt: 0, epoch: 0, worker: NOBODY };
}

/** The job after its holder was rolled back. */
export const rolledBack = ({ row, want, bells, paid }: Job): Job => ({ ...NOT_HELD, row, want, bells, paid });
