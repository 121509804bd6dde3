import { type EnrichStep, endpointOf, providerOf } from "@leadgen/core";
import type { Statement } from "../proxy/postgres-tap.ts";
import { asks, commits, intentsIn, isDatabase, STATEMENTS } from "./statements.ts";
import type { Moment, Sight } from "./trap.ts";

/** The final state of a job whose worker was killed in a step. The job is always COMPLETED. */
export interface Outcome {
  /** Paid or changing calls of the step. */
  readonly intents: number;
  /** UNKNOWN calls of the job. */
  readonly unknown: number;
  /** How often the provider did the step's work, by the provider's log. */
  readonly works: number;
  /** Free look-ups before the step is repeated. */
  readonly lookUps: number;
  readonly attempt: number;
  /** Deaths counted against the job since its last recorded call. */
  readonly deaths: number;
}

/** A place in the life of a job where its worker is killed. */
export interface JobPoint {
  readonly name: string;
  /** For docs/reliability.md. */
  readonly when: string;
  readonly moment: (step: EnrichStep) => Moment;
  readonly outcome: (step: EnrichStep) => Outcome;
}

const ONCE: Outcome = { intents: 1, unknown: 0, works: 1, lookUps: 0, attempt: 2, deaths: 0 };
/** The call's end is uncertain. HAND_OVER looks the lead up before it repeats, since the sender allows that. */
const uncertain = (step: EnrichStep, worksOnce: 0 | 1): Outcome => {
  const looks = step === "HAND_OVER";
  const found = looks && worksOnce === 1;
  return {
    intents: found ? 1 : 2,
    unknown: 1,
    works: found ? 1 : 1 + worksOnce,
    lookUps: looks ? 1 : 0,
    attempt: 2,
    deaths: 0,
  };
};

export const JOB_POINTS: readonly JobPoint[] = [
  {
    name: "before the intent",
    when: "the intent was about to reach PostgreSQL",
    moment: (step) => (sight) => asks(sight, "intent") && isDatabase(sight) && isIntentOf(step)(sight),
    outcome: () => ONCE,
  },
  {
    name: "after the intent",
    when: "the intent was committed, the worker had not heard of it, nothing was sent",
    moment: (step) => (sight) => commits(sight, "reply", isIntentOf(step)),
    outcome: (step) => uncertain(step, 0),
  },
  {
    name: "after sending",
    when: "the provider had done its work and answered, the answer was on its way",
    moment: (step) => (sight) => sight.kind === "response" && sight.path.startsWith(pathOf(step)),
    outcome: (step) => uncertain(step, 1),
  },
  {
    name: "after the answer",
    when: "the worker had the answer, its record was about to reach PostgreSQL",
    moment: (step) => ofItsCall(step, (sight, isItsOutcome) => asks(sight, "outcome") && isItsOutcome(sight)),
    outcome: (step) => uncertain(step, 1),
  },
  {
    name: "after the checkpoint",
    when: "answer and checkpoint were committed, the worker had not heard of it",
    moment: (step) => ofItsCall(step, (sight, isItsOutcome) => commits(sight, "reply", isItsOutcome)),
    // The last step ends the job.
    outcome: (step) => ({ ...ONCE, attempt: step === "HAND_OVER" ? 1 : 2 }),
  },
  {
    name: "after the completion",
    when: "the job was COMPLETED, the worker had not heard of it",
    moment: () => (sight) => commits(sight, "reply", "complete"),
    outcome: () => ({ ...ONCE, attempt: 1 }),
  },
  {
    name: "before the queue's ack",
    when: "the job was claimed, graphile-worker's end of the task was about to reach PostgreSQL",
    moment: () => (sight) => asks(sight, "queueAck"),
    outcome: () => ONCE,
  },
];

/** The path of the step's requests at the simulator, without the query. */
const pathOf = (step: EnrichStep): string =>
  `/${providerOf(step).toLowerCase()}${endpointOf(step).split(" ")[1]}`;

const intentOf = (step: EnrichStep, statement: Statement) =>
  intentsIn(statement).find((intent) => intent.step === step && intent.effect);

const isIntentOf =
  (step: EnrichStep) =>
  (statement: Statement): boolean =>
    intentOf(step, statement) !== undefined;

type DatabaseSight = Extract<Sight, Statement>;

/** Remembers which call the step began, and recognises its outcome by that. */
function ofItsCall(
  step: EnrichStep,
  isNow: (sight: DatabaseSight, isItsOutcome: (statement: Statement) => boolean) => boolean,
): Moment {
  let callId: string | undefined;
  const isItsOutcome = ({ sql, values }: Statement) =>
    STATEMENTS.outcome.test(sql) && values.some((value) => callId !== undefined && value?.includes(callId));
  return (sight) => {
    if (!isDatabase(sight)) return false;
    callId = intentOf(step, sight)?.callId ?? callId;
    return isNow(sight, isItsOutcome);
  };
}
