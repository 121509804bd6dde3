import { DomainError } from "../../src/index.ts";
import type { CoreSystem } from "../support/core-system.ts";
import { answerAll, answerDoorbell } from "./doorbell.ts";
import { drain } from "./drain.ts";
import { judge } from "./judge.ts";
import type { Command, Schedule } from "./schedule.ts";
import {
  close,
  enqueueOne,
  kill,
  lookAt,
  newSite,
  open,
  type Site,
  startOne,
  stop,
  sweep,
  takeOver,
} from "./site.ts";
import { ENGINE, type Verbs } from "./verbs.ts";
import { runCommand, work } from "./work.ts";

export interface Played {
  /** What must not have happened, as sentences. */
  readonly complaints: readonly string[];
  /** The moves that jobs made, from and to: `PENDING to RUNNING`. */
  readonly moves: readonly string[];
}

/** Plays a schedule, judges, lets all jobs end, and judges again. */
export async function play(system: CoreSystem, schedule: Schedule, verbs: Verbs = ENGINE): Promise<Played> {
  const { epoch } = await verbs.readBreaker(system.db);
  const site = await newSite(system, verbs);
  for (const lanes of schedule) await Promise.all(lanes.map((lane) => playLane(site, lane)));
  const halfway = await judge(site, { state: "CLOSED", epoch });
  if (halfway.length > 0) return { complaints: halfway, moves: site.moves };
  const before = await verbs.readBreaker(system.db);
  await drain(site).catch((error: Error) => site.complaints.push(`at the end: ${error.message}`));
  return { complaints: await judge(site, before, "ended"), moves: site.moves };
}

async function playLane(site: Site, lane: readonly Command[]): Promise<void> {
  for (const command of lane) {
    try {
      await obey(site, command);
    } catch (error) {
      // A refusal is a valid answer.
      if (!(error instanceof DomainError)) site.complaints.push(`${command.do}: ${(error as Error).message}`);
    }
  }
}

async function obey(site: Site, command: Command): Promise<unknown> {
  switch (command.do) {
    case "work":
      return withWorker(site, command.by, (worker) => work(site, worker, command.pick));
    case "late": {
      const dead = site.deadWorkers.at(-1 - (command.pick % Math.max(1, site.deadWorkers.length)));
      return dead && runCommand(site, dead, { what: command.what, pick: 0 });
    }
    case "stop":
      return stop(site, command.by);
    case "kill":
      return kill(site, command.by);
    case "answer all":
      return withWorker(site, command.by, (worker) => answerAll(site, worker));
    case "claim twice":
      return withWorker(site, command.by, (worker) => answerDoorbell(site, worker, "twice"));
    case "cancel":
    case "retry":
      return withJob(site, command);
    case "start":
      return startOne(site);
    case "enqueue":
      return enqueueOne(site);
    case "rescue":
      return sweep(site);
    case "outage":
      return open(site).finally(() => close(site));
    case "open":
      return open(site);
    case "close":
    case "close stale":
      return close(site, command.do === "close" ? 0 : -1);
    case "cancel campaign":
      return cancelCampaign(site);
    case "take over":
      return takeOver(site);
    default:
      return withWorker(site, command.by, (worker) =>
        runCommand(site, worker, { what: command.do, pick: command.pick }),
      );
  }
}

function withWorker<T>(site: Site, by: number, action: (worker: Site["workers"][number]) => Promise<T>) {
  const worker = site.workers[by];
  return worker && action(worker);
}

async function withJob(
  site: Site,
  { do: what, pick }: { do: "cancel" | "retry"; pick: number },
): Promise<unknown> {
  const jobs = await lookAt(site).query<{ id: string }>(
    "SELECT id FROM job WHERE campaign_id = ANY($1::uuid[]) ORDER BY status = 'FAILED' DESC, id",
    [site.campaigns],
  );
  const job = jobs[pick % Math.max(1, jobs.length)];
  if (job === undefined) return undefined;
  if (what === "retry") return site.run((tx) => site.verbs.retryJob(tx, job.id));
  return site.run((tx) => site.verbs.cancelJobs(tx, { jobIds: [job.id], reason: "not this one" }));
}

async function cancelCampaign(site: Site): Promise<unknown> {
  const campaignId = site.campaigns.at(-1);
  if (campaignId === undefined) return undefined;
  return site.run((tx) => site.verbs.cancelCampaign(tx, { campaignId, reason: "not this one" }));
}
