import { NOBODY, nameOf, nameOfIdentity } from "./actors.ts";
import type { Found } from "./explore.ts";
import { INVARIANTS } from "./invariants.ts";
import type { Move } from "./move.ts";
import { attemptOf, covers, type Feeder, type Job, type JobRow, type State, stepOf } from "./state.ts";

/** A violation as text: which actor did what, and which rows changed. */
export function traceOf({ violation, trace }: Found, start: State): string {
  const lines = [
    `${violation.invariant}: ${INVARIANTS[violation.invariant]}`,
    `BROKEN: ${violation.why}`,
    "",
    ...movesText(trace, start),
  ];
  return lines.join("\n");
}

/** Moves as text: which actor did what, and which rows changed. */
export function movesText(trace: readonly Move[], start: State): string[] {
  const lines = ["  0  start", ...rowsOf(start).map(indented)];
  let before = rowsOf(start);
  for (const [index, move] of trace.entries()) {
    const after = rowsOf(move.state);
    lines.push(`${String(index + 1).padStart(3)}  ${sentenceOf(move)}`);
    lines.push(...after.filter((row) => !before.includes(row)).map(indented));
    before = after;
  }
  return lines;
}

const indented = (row: string): string => `       | ${row}`;

function sentenceOf(move: Move): string {
  const job = move.job === NOBODY ? "" : ` job ${move.job + 1}`;
  return `${nameOf(move.who)}: ${move.what}${job}`;
}

/** The rows of a state, one line each; a transaction's own version follows `->` with its holder. */
function rowsOf(state: State): string[] {
  const { breaker, nextBreaker, breakerBy, campaign, campaignLock, nextCampaign } = state.shared;
  const opening =
    nextBreaker === null ? "" : ` -> ${nextBreaker.state} ${nextBreaker.epoch} (${nameOf(breakerBy)})`;
  const held = campaignLock === NOBODY ? "" : ` -> ${nextCampaign ?? "held"} (${nameOf(campaignLock)})`;
  return [
    `breaker  ${breaker.state} epoch ${breaker.epoch}${opening}`,
    `campaign ${campaign}${held}`,
    ...state.jobs.flatMap((job, index) => jobLines(job, index + 1)),
    ...state.shared.feeders.map((feeder) => feederLine(feeder, state.jobs)),
  ];
}

function feederLine(feeder: Feeder, jobs: State["jobs"]): string {
  const covered = jobs.flatMap((_, job) => (covers(feeder, job) ? [`job ${job + 1}`] : []));
  const lock = feeder.by === NOBODY ? "free" : `locked by ${nameOf(feeder.by)}`;
  return `feeder   ${lock}; covers ${covered.join(", ") || "none"}`;
}

function jobLines(job: Job, number: number): string[] {
  if (job.row === null && job.next === null) return [];
  const row = job.row === null ? "not there" : rowText(job.row);
  const next = job.next === null ? "" : ` -> ${rowText(job.next)} (${nameOf(job.lock)})`;
  const bells = job.bells.map((bell) => {
    const lock = bell.by === NOBODY ? "free" : `locked by ${nameOf(bell.by)}`;
    return `${lock}${bell.latest ? "" : ", older"}`;
  });
  const paid =
    job.paid.length === 0 ? "" : `; paid: ${job.paid.map((call) => `step ${stepOf(call) + 1}`).join(", ")}`;
  return [`job ${number}    ${row}${next}; doorbells: ${bells.join(" / ") || "none"}${paid}`];
}

/** A row of `job` as one line. */
export function rowText(row: JobRow): string {
  const claim = row.attempt === 0 ? "" : ` attempt ${row.attempt}`;
  const worker = row.worker === NOBODY ? "" : ` worker ${nameOfIdentity(row.worker)}`;
  const call = row.call === 0 ? "" : ` call ${attemptOf(row.call)}.${stepOf(row.call) + 1}`;
  const marked = row.calls
    .filter((each) => each.unknown)
    .map((each) => `${attemptOf(each.id)}.${stepOf(each.id) + 1}`);
  const unknown = marked.length === 0 ? "" : ` UNKNOWN ${marked.join(" ")}`;
  const done = row.done === 0 ? "" : ` steps done ${row.done}`;
  return `${row.status}${claim}${worker}${call}${done}${unknown}`;
}
