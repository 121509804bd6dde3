import fc from "fast-check";

/** The workers of a schedule. One that is killed is replaced; the killed one may still report (`late`). */
export const WORKERS = 3;

/** Small numbers that choose among the objects that exist at that moment, so that a schedule stays valid while it shrinks. */
type Pick = number;

/** What one actor does. A command that finds nothing to do does nothing. */
export type Command =
  /** A worker's natural next action: answer a doorbell, call, record the answer, complete. */
  | { readonly do: "work"; readonly by: Pick; readonly pick: Pick }
  | { readonly do: WorkerCommand; readonly by: Pick; readonly pick: Pick }
  /** The same commands, by a worker that is silent or was stopped. */
  | { readonly do: "late"; readonly what: WorkerCommand; readonly pick: Pick }
  /** `answer all`: answers every doorbell. `claim twice`: repeats the claim, because the answer to the first one was lost. */
  | { readonly do: "stop" | "kill" | "claim twice" | "answer all"; readonly by: Pick }
  | { readonly do: "cancel" | "retry"; readonly pick: Pick }
  /** `take over`: a new campaign is started with what an ended one has paid for. */
  | { readonly do: (typeof GENERAL)[number] | "start" | "cancel campaign" | "take over" };

/** What concerns everybody. `outage` is an opening and the closing after it. */
const GENERAL = ["open", "close", "close stale", "outage", "rescue", "enqueue"] as const;

export const WORKER_COMMANDS = [
  "call",
  "intend",
  "withdraw",
  "finish",
  "finish twice",
  "abandon",
  "fail",
  "fail twice",
  "complete",
  "spoil",
  "hand back",
] as const;
export type WorkerCommand = (typeof WORKER_COMMANDS)[number];

/** Commands that run one after the other, on one connection. */
export type Lane = readonly Command[];
/** Phases follow each other; the lanes of a phase run at once. One lane with one command is a fixed order. */
export type Schedule = readonly (readonly Lane[])[];

const by = fc.nat(WORKERS - 1);
const pick = fc.nat(3);
const workerCommand = fc.constantFrom(...WORKER_COMMANDS);

/** How often each command is drawn: mostly `work`, so that there is something to disturb. */
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant("work" as const), by, pick }) },
  { weight: 6, arbitrary: fc.record({ do: workerCommand, by, pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("fail" as const, "finish" as const), by, pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("late" as const), what: workerCommand, pick }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("kill" as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("answer all" as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("stop" as const, "claim twice" as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("cancel" as const, "retry" as const), pick }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constantFrom(...GENERAL) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("start" as const, "cancel campaign" as const) }) },
  { weight: 1, arbitrary: fc.constant<Command>({ do: "take over" }) },
);

const ENDS = ["finish", "fail", "abandon", "withdraw"] as const;

/** Sequences that chance alone seldom produces: a call that outlives an outage or its campaign, a retry while the breaker is OPEN. */
const story: fc.Arbitrary<Lane> = fc
  .record({
    by,
    pick,
    other: by,
    end: fc.constantFrom(...ENDS),
    begin: fc.constantFrom("call" as const, "intend" as const),
  })
  .chain(({ by, pick, other, end, begin }) =>
    fc.constantFrom<Lane>(
      [
        { do: "work", by, pick },
        { do: begin, by, pick },
        { do: "outage" },
        { do: "answer all", by: other },
        { do: end, by, pick },
      ],
      [{ do: "work", by, pick }, { do: "spoil", by, pick }, { do: "open" }, { do: "retry", pick: 0 }],
      [
        { do: "answer all", by },
        { do: begin, by, pick },
        { do: "cancel campaign" },
        { do: end, by, pick },
        { do: "take over" },
        { do: "answer all", by: other },
      ],
    ),
  );

const lane: fc.Arbitrary<Lane> = fc.oneof(
  { weight: 9, arbitrary: fc.array(command, { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: story },
);
const phase = fc.array(lane, { minLength: 1, maxLength: 3 });

/** Random schedules. */
export const schedules: fc.Arbitrary<Schedule> = fc.array(phase, { minLength: 1, maxLength: 5, size: "max" });

/** A schedule in words, one line per phase; the lanes on a line run at once. */
export function render(schedule: Schedule): string {
  return schedule
    .map((lanes, at) => `${at + 1}. ${lanes.map((each) => each.map(words).join(", ")).join("  ||  ")}`)
    .join("\n");
}

function words(command: Command): string {
  const who = "by" in command ? `worker ${command.by + 1}: ` : "";
  const what = command.do === "late" ? `a dead worker: ${command.what}` : command.do;
  return `${who}${what}${"pick" in command && command.pick > 0 ? ` (${command.pick})` : ""}`;
}
