import { activationBlockers, type FailureKind } from "@leadgen/core";
import { claimSending, readActivation, type SendingClaim } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { snapshot } from "../db/snapshot.ts";
import type { ApiDeps, Turned } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { fieldError } from "../errors/field-error.ts";
import { failed } from "../own-call/failed.ts";
import type { OwnCallAnswer } from "../own-call/make-own-call.ts";
import { changeAtDesk, type DeskChange } from "./ask-desk.ts";
import { readSenderProblem } from "./read-sender-check.ts";
import { settle, whileClaimed } from "./settle.ts";

export interface ActivationInput {
  readonly campaignId: string;
  readonly atMost: number | undefined;
  readonly actor: string;
  /** Runs the transaction that claims the activation, and writes its audit event, whatever its result. */
  readonly write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

interface Activated {
  readonly id: string;
  readonly state: "ACTIVE";
  readonly people: number;
}

/**
 * Sends a campaign's settings to Instantly and activates it there. It is claimed first, so that one of two concurrent activations
 * is refused, and settled last, with the outcome as far as it is known.
 *
 * @throws ApiError NOT_FOUND, WRONG_STATE, BREAKER_OPEN, PRECONDITION_FAILED; UNAVAILABLE if Instantly fails.
 */
export async function activateSending(deps: ApiDeps, input: ActivationInput): Promise<Activated> {
  await refuseSenders(deps, input);
  const claim = await input.write((tx) => claimSending(tx, input));
  const run = { deps, claim, actor: input.actor };
  await setUp(run);
  await activate(run);
  if (await settle(run.deps, run.claim, "ACTIVE"))
    return { id: claim.campaignId, state: "ACTIVE", people: claim.people };
  return pauseAgain(run);
}

interface Run {
  readonly deps: ApiDeps;
  readonly claim: SendingClaim;
  readonly actor: string;
}

/** Checks the senders before the claim, since that takes calls. The claim checks all other conditions, without calls. */
async function refuseSenders(deps: ApiDeps, { campaignId, actor }: ActivationInput): Promise<void> {
  const facts = await snapshot(deps.pool, (tx) => readActivation(tx, campaignId));
  if (activationBlockers(facts).length > 0) return;
  const senders = facts.settings.senders as readonly string[];
  const problem = await readSenderProblem(deps, { senders, actor });
  if (problem === null) return;
  throw fieldError(problem.field, problem.message, "PRECONDITION_FAILED");
}

type Change = Pick<DeskChange, "purpose" | "change" | "doneWhen">;

/** One step of the activation. Skipped if the claim is lost because a person paused the sending. */
async function step(run: Run, change: Change): Promise<OwnCallAnswer<Turned>> {
  const { deps, claim, actor } = run;
  const { campaignId, instantlyCampaignId } = claim;
  const write = whileClaimed(deps, claim);
  try {
    return await changeAtDesk(deps, { ...change, actor, campaignId, instantlyCampaignId, write });
  } catch (error) {
    await settle(run.deps, run.claim, "BEFORE");
    throw error;
  }
}

async function setUp(run: Run): Promise<void> {
  const { senders, dailyLimit, sendFrom, sendTo, sendDays, timeZone, addressLine, optOut } =
    run.claim.settings;
  const window = { from: sendFrom, to: sendTo, days: sendDays, timezone: timeZone };
  const { answer, failure } = await step(run, {
    purpose: "SET_UP_SENDING",
    change: (desk, signal) =>
      desk.update(
        run.claim.instantlyCampaignId,
        { senders, dailyLimit, window, addressLine, optOut },
        signal,
      ),
    // Settings can be sent again without harm.
    doneWhen: [],
  });
  if (failure === undefined && answer.refusal === null) return;
  await settle(run.deps, run.claim, "BEFORE");
  throw failure === undefined ? refused(answer) : failed(failure, "did not take the settings");
}

const refused = ({ refusal }: Turned): ApiError =>
  new ApiError("PRECONDITION_FAILED", `Instantly refuses the campaign as it is: ${refusal}`);

/** Failures after which it is unknown whether the campaign sends. */
const DOUBTFUL: readonly FailureKind[] = [
  "NETWORK",
  "TIMEOUT",
  "SERVER_ERROR",
  "INVALID_RESPONSE",
  "RUN_FAILED",
];

async function activate(run: Run): Promise<void> {
  const { answer, failure } = await step(run, {
    purpose: "ACTIVATE",
    change: (desk, signal) => desk.activate(run.claim.instantlyCampaignId, signal),
    doneWhen: ["ACTIVE"],
  });
  if (failure === undefined && answer.refusal === null) return;
  if (failure !== undefined && DOUBTFUL.includes(failure.kind)) {
    await settle(run.deps, run.claim, "UNKNOWN");
    throw failed(
      failure,
      "did not say whether the campaign is active now, so it may send: activate it again, which looks first, or pause it",
    );
  }
  await settle(run.deps, run.claim, "BEFORE");
  throw failure === undefined ? refused(answer) : failed(failure, "did not activate the campaign");
}

/** A person paused the sending in between, and Instantly may have received the pause before the activation. */
async function pauseAgain({ deps, claim, actor }: Run): Promise<never> {
  const { campaignId, instantlyCampaignId } = claim;
  const { answer, failure } = await changeAtDesk(deps, {
    ...{ purpose: "PAUSE_SENDING", actor, campaignId, instantlyCampaignId },
    change: (desk, signal) => desk.pause(instantlyCampaignId, signal),
    doneWhen: ["PAUSED"],
  });
  if (failure !== undefined) throw failed(failure, "did not pause the campaign again, which may send");
  if (answer.refusal !== null) throw refused(answer);
  throw new ApiError("WRONG_STATE", "Somebody paused the sending meanwhile, so it is paused again.");
}
