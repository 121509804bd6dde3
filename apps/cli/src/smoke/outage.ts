import { FAILURE_KIND_TABLE, type FailureKind } from "@leadgen/core";
import { z } from "zod";
import { leadsOver, tallyLeads } from "../api/lead-tally.ts";
import { anything, type Queue, queue } from "./answers.ts";
import { jobsOf, keepsRunning, type Outage, type Run } from "./run.ts";

const cause = z.object({ message: z.string().nullable(), reason: z.string(), advice: z.string() }).nullable();

const BY_HAND = "An operator stopped everything by hand: ask who it was before you close.";
const BY_LEADGEN = "leadgen stopped everything itself: do what the reason says before you close.";

/** The current outage, with everything that this run is allowed to read about it. */
export async function outageOf(run: Run, { circuitBreaker, callsInFlight }: Queue): Promise<Outage> {
  const { epoch, openedAt, openedBy, openedBecause, provider, failureKind, httpStatus, reason } =
    circuitBreaker;
  const card = await run.operator?.get("/queue-management/circuit-breaker", cause);
  const affected = run.campaigns.filter(keepsRunning);
  return {
    epoch,
    openedAt,
    openedBy,
    openedBecause,
    provider,
    failureKind,
    httpStatus,
    reason: card?.message ?? card?.reason ?? reason ?? "",
    advice: card?.advice ?? adviceFor(circuitBreaker),
    campaigns: affected.map(({ name }) => name),
    jobsPaused: jobsOf(affected).PAUSED,
    callsUnderWay: callsInFlight,
    before: {
      jobs: jobsOf(run.campaigns).COMPLETED,
      leads: run.campaigns.reduce((all, campaign) => all + leadsOver(tallyLeads(campaign)), 0),
    },
    closed: false,
  };
}

function adviceFor({ openedBecause, failureKind }: Queue["circuitBreaker"]): string {
  if (failureKind === null) return openedBecause === "LEADGEN" ? BY_LEADGEN : BY_HAND;
  return FAILURE_KIND_TABLE[failureKind as FailureKind]?.advice ?? "";
}

/** An outage that ended before the run read the breaker: only its epoch is known. */
export const missedOutage = (epoch: number): Outage => ({
  epoch,
  openedAt: null,
  openedBy: null,
  openedBecause: null,
  provider: null,
  failureKind: null,
  httpStatus: null,
  reason: "It opened and was closed again between two looks.",
  advice: "The history of the breaker tells why.",
  campaigns: [],
  jobsPaused: 0,
  callsUnderWay: 0,
  before: { jobs: 0, leads: 0 },
  closed: false,
});

/** Checks what must hold while the breaker is OPEN and no call is under way (rules J1 and C1). @returns what does not. */
export async function wrongWhileOpen(run: Run, epoch: number): Promise<string[]> {
  const started = run.campaigns.filter(({ startedAt }) => startedAt !== null);
  const { circuitBreaker } = await run.rest.get("/queue-management/status", queue);
  // The breaker was closed in the meantime, so what was read may be from before or after.
  if (circuitBreaker.state !== "OPEN" || circuitBreaker.epoch !== epoch) return [];
  return started.flatMap(({ name, status, finishedAt, jobs, message }) => [
    ...(finishedAt === null && status !== "RUNNING"
      ? [`${name} is ${status} while the breaker is OPEN.`]
      : []),
    ...(status === "FAILED" ? [`${name} is FAILED: ${message}`] : []),
    ...(jobs.PENDING + jobs.RUNNING > 0
      ? [`${name} has ${jobs.PENDING} PENDING and ${jobs.RUNNING} RUNNING jobs while the breaker is OPEN.`]
      : []),
  ]);
}

/** Closes the breaker as the operator. @returns false if it must not: a person's own emergency stop is theirs to close. */
export async function carryOn({ operator, tag }: Run, { provider, epoch }: Outage): Promise<boolean> {
  if (operator === undefined || provider === null) return false;
  const reason = `make smoke --carry-on, run ${tag}`;
  await operator.post("/queue-management/circuit-breaker/close", { epoch, reason }, anything);
  return true;
}
