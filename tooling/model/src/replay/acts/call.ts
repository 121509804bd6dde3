import type { ProviderFailure } from "@leadgen/core";
import { ENRICH_STEPS } from "@leadgen/core";
import { workerAt } from "../../transaction.ts";
import { processOf, workerIdOf } from "../site.ts";
import { commitAtOnce, expectAsFarAsModel, expectResult, expectStanding, type Step, start } from "../step.ts";

/** What workers do with a provider's calls. */

const stepNameOf = ({ before, move }: Step): string => ENRICH_STEPS[workerAt(before, move.who).step] ?? "";

async function startCall(step: Step): Promise<void> {
  const { site, move } = step;
  if (site.sessions.has(move.who)) return;
  const { jobId, attempt, workerId } = processOf(site, move.who);
  const intent = {
    jobId,
    attempt,
    workerId,
    provider: "PERPLEXITY",
    endpoint: "v1/responses",
    effect: true,
  } as const;
  await start(step, { verb: (tx) => site.verbs.beginCall(tx, { ...intent, step: stepNameOf(step) }) });
}

export async function begin(step: Step): Promise<void> {
  await startCall(step);
  await expectStanding(step, "DONE");
  expectResult<string | null>(step, (callId) => callId !== null, "the id of a call");
  const { site, move } = step;
  processOf(site, move.who).callId = site.sessions.get(move.who)?.result() as string;
}

export async function waitToBegin(step: Step): Promise<void> {
  await startCall(step);
  await expectStanding(step, "WAITS");
}

export async function beginRefused(step: Step): Promise<void> {
  await startCall(step);
  await expectStanding(step, "DONE");
  expectResult<string | null>(step, (callId) => callId === null, "a refusal");
  await commitAtOnce(step);
}

/** The provider does its work: the database learns of it later, or never. */
export async function answer({ site, move }: Step): Promise<void> {
  site.effects.add(processOf(site, move.who).callId ?? "");
}

export async function finish(step: Step): Promise<void> {
  const { site, move, before } = step;
  const { jobId, attempt, callId } = processOf(site, move.who);
  const worker = workerAt(before, move.who);
  const outcome = worker.at === "CUT" ? "UNKNOWN" : "SUCCEEDED";
  const checkpoint = { step: stepNameOf(step), output: {} };
  const call = { callId: callId ?? "", jobId, attempt, outcome, meta: {}, checkpoint } as const;
  await start(step, { verb: (tx) => site.verbs.finishCall(tx, call) });
  await expectStanding(step, "DONE");
  const next = move.state.jobs[move.job]?.next;
  const kept = workerAt(move.state, move.who).step > worker.step;
  const proceed = kept && next?.status === "RUNNING" && next.attempt === attempt;
  expectResult<{ kept: boolean; proceed: boolean }>(
    step,
    (verdict) => verdict.kept === kept && verdict.proceed === proceed,
    JSON.stringify({ kept, proceed }),
  );
}

const FAILURE: ProviderFailure = {
  provider: "PERPLEXITY",
  operation: "responses",
  kind: "TIMEOUT",
  rule: "perplexity.timeout",
  message: "No answer in time.",
};

export async function failCall(step: Step): Promise<void> {
  const { site, move } = step;
  const { jobId, attempt, callId } = processOf(site, move.who);
  const call = {
    callId: callId ?? "",
    jobId,
    attempt,
    actor: `worker:${workerIdOf(site, move.who)}`,
    failure: FAILURE,
  };
  await start(step, { verb: (tx) => site.verbs.failCall(tx, call) });
  await expectAsFarAsModel(step);
  const opens = move.state.shared.breakerBy === move.who;
  if ((await site.sessions.get(move.who)?.standing()) === "DONE")
    expectResult<{ opened: boolean }>(
      step,
      ({ opened }) => opened === opens,
      JSON.stringify({ opened: opens }),
    );
}
