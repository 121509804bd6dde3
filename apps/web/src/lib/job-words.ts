import type { JobStatus, JobType, Step } from "@leadgen/core";
import { formatDuration } from "./format.ts";

/** What a job does, in words for people. */
export const JOB_WORDS: Readonly<Record<JobType, string>> = {
  FETCH_LEADS: "Find people",
  REVEAL_LEADS: "Reveal people",
  ENRICH_LEAD: "Enrich one person",
  WITHDRAW_LEAD: "Take one person out at Instantly",
  READ_OPT_OUTS: "Read who opted out",
};

const STEP_WORDS: Readonly<Record<Step, string>> = {
  OPT_OUTS: "Read who opted out",
  CAMPAIGN: "Make the sender's campaign",
  SEARCH: "Search",
  REVEAL: "Reveal",
  VERIFY: "Verify",
  RESEARCH: "Research",
  WRITE: "Write",
  HAND_OVER: "Hand over",
  WITHDRAW: "Take out",
  OPT_OUTS_DAILY: "Read who opted out",
};

const isStep = (name: string): name is Step => Object.hasOwn(STEP_WORDS, name);

/** `SEARCH:2` is "Search, page 2". An unknown step of an older version is shown as stored. */
export function stepWords(step: string): string {
  const [name = "", number] = step.split(":");
  if (!isStep(name)) return step;
  return number === undefined ? STEP_WORDS[name] : `${STEP_WORDS[name]}, page ${number}`;
}

interface Timed {
  readonly status: JobStatus;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** How long a job has been in its state, or took in all. Says only what is stored. */
export function jobDuration(job: Timed, now: Date): string {
  const { createdAt, claimedAt, pausedAt, finishedAt, attempt } = job;
  const span = (from: Date | null, to: Date | null = now) =>
    formatDuration(((to ?? now).getTime() - (from ?? createdAt).getTime()) / 1_000);
  switch (job.status) {
    case "PENDING":
      return attempt === 0 ? `waits for ${span(createdAt)}` : `began ${span(claimedAt)} ago, waits again`;
    case "RUNNING":
      return `at work for ${span(claimedAt)}`;
    case "PAUSED":
      return `stopped for ${span(pausedAt)}`;
    case "COMPLETED":
    case "FAILED":
      return `${attempt > 1 ? "the last attempt took" : "took"} ${span(claimedAt, finishedAt)}`;
    case "CANCELLED":
      return `ended after ${span(createdAt, finishedAt)}`;
  }
}
