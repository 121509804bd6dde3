import { closeBreaker, readBreaker } from "@leadgen/core/outreach";
import { autocommit, transaction } from "@leadgen/db";
import { makeBacklog } from "@leadgen/testkit/make";
import type pg from "pg";
import { type Crew, startCrew } from "../crew/crew.ts";
import type { FailingAnswer, FailingOrder } from "../crew/failing-member.ts";
import type { Experiment, Finding, Order } from "../experiment.ts";
import { brokenInvariants } from "../judge/broken-invariants.ts";
import { quantile } from "../quantile.ts";

const PROCESSES = 4;
const CALLS_EACH = 50;
const CALLS = PROCESSES * CALLS_EACH;
/** Longest time of a failure's whole transaction on an otherwise idle machine, in milliseconds. */
const BOUND_MS = 250;

export const failuresAtOnce: Experiment = {
  name: "failures-at-once",
  fault: `${CALLS} concurrent failures in ${PROCESSES} processes`,
  mustHold: `one opening event an epoch, ${CALLS} recorded failures, p99 ${BOUND_MS} ms`,
  rounds: { full: 100, short: 1 },
  run,
};

async function run(order: Order): Promise<Finding> {
  const database = await order.database();
  const db = database.pool(2);
  await makeBacklog(autocommit(db), CALLS);
  const args = [database.url, String(CALLS_EACH)];
  await using crew = startCrew<FailingOrder, FailingAnswer>(
    new URL("../crew/failing-member.ts", import.meta.url),
    { members: PROCESSES, args },
  );
  const rounds: Round[] = [];
  while (rounds.length < order.rounds && !order.signal.aborted) {
    rounds.push(await failAllAtOnce(db, crew, rounds.length + 1));
    order.progress(`round ${rounds.length} of ${order.rounds}`);
  }
  return judge(order, rounds, await brokenInvariants(db));
}

interface Round {
  readonly begun: number;
  readonly recorded: number;
  readonly took: readonly number[];
  readonly violations: readonly string[];
}

async function failAllAtOnce(
  db: pg.Pool,
  crew: Crew<FailingOrder, FailingAnswer>,
  epoch: number,
): Promise<Round> {
  const tx = autocommit(db);
  const jobs = await tx.query<{ id: string }>("SELECT id FROM job WHERE status = 'PENDING' ORDER BY id");
  const ids = jobs.map(({ id }) => id);
  const shares = Array.from({ length: PROCESSES }, (_, place) =>
    ids.filter((_id, at) => at % PROCESSES === place),
  );
  const begun = await crew.all(shares.map((jobIds) => ({ do: "begin calls", jobIds })));
  await tx.query(TAKE_DOORBELLS);
  const failed = await crew.all(shares.map(() => ({ do: "fail" })));
  const violations = await lookAt(db, { epoch, opened: sum(failed.map(({ opened }) => opened)) });
  const [count] = await tx.query<{ failures: number }>(RECORDED, [epoch - 1]);
  const closing = { actor: "operator:chaos", reason: "next round", epoch };
  await transaction(db, (closed) => closeBreaker(closed, closing));
  return {
    begun: sum(begun.map((answer) => answer.begun)),
    recorded: count?.failures ?? 0,
    took: failed.flatMap(({ took }) => took),
    violations,
  };
}

/** The breaker's state after a round, and how many transactions reported that they had opened it. */
async function lookAt(
  db: pg.Pool,
  { epoch, opened }: { readonly epoch: number; readonly opened: number },
): Promise<string[]> {
  const breaker = await readBreaker(autocommit(db));
  const [events] = await autocommit(db).query<{ openings: number; paused: number }>(EVENTS, [epoch]);
  const violations: string[] = [];
  if (breaker.state !== "OPEN" || breaker.epoch !== epoch) {
    violations.push(`Round ${epoch}: the breaker is ${breaker.state} at epoch ${breaker.epoch}.`);
  }
  if (opened !== 1) violations.push(`Round ${epoch}: ${opened} transactions say that they opened.`);
  if (events?.openings !== 1) violations.push(`Epoch ${epoch} has ${events?.openings} opening events.`);
  if (events?.paused !== CALLS)
    violations.push(`The opening of epoch ${epoch} paused ${events?.paused} jobs.`);
  return violations;
}

function judge(order: Order, rounds: readonly Round[], broken: readonly string[]): Finding {
  const took = rounds.flatMap((round) => round.took);
  const p99 = quantile(took, 0.99);
  const slow = `p99 of a failure's transaction is ${p99.toFixed(0)} ms, over ${BOUND_MS} ms.`;
  const planned = order.rounds * CALLS;
  return {
    faults: { planned, done: sum(rounds.map(({ recorded }) => recorded)) },
    jobs: { planned, done: sum(rounds.map(({ begun }) => begun)) },
    figures: {
      "a failure's transaction, p50": ms(quantile(took, 0.5)),
      "a failure's transaction, p99": ms(p99),
      "a failure's transaction, the longest": ms(quantile(took, 1)),
    },
    violations: [...rounds.flatMap(({ violations }) => violations), ...broken],
    late: p99 <= BOUND_MS ? [] : [slow],
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

// graphile-worker does the same: it holds a job's doorbell while the job runs.
const TAKE_DOORBELLS = `
  SELECT count(*) FROM graphile_worker.complete_jobs(ARRAY(SELECT doorbell_id FROM job WHERE status = 'RUNNING'))`;

const RECORDED = `
  SELECT count(*)::int AS failures FROM provider_call
  WHERE epoch = $1 AND outcome = 'FAILED' AND failure_kind = 'SERVER_ERROR' AND ended_at IS NOT NULL`;

const EVENTS = `
  SELECT count(*)::int AS openings, max(jobs_changed) AS paused FROM breaker_event WHERE kind = 'OPENED' AND epoch = $1`;
