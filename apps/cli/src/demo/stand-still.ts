import { setTimeout as sleep } from "node:timers/promises";
import { LEAD_STATUSES } from "@leadgen/core";
import type { Cause } from "../api/client.ts";
import { type Snapshot, takeSnapshot, totalJobs } from "../api/snapshot.ts";
import { watchProgress } from "../show/watch-progress.ts";
import { WORKER_KEY } from "./demo-settings.ts";
import { begunAfter, madeWith, readSeenRequests } from "./request-audit.ts";
import { watchOf } from "./run-campaigns.ts";
import type { Stage } from "./stage.ts";

/** Milliseconds for which nothing may change. */
const STILL_MS = 3_000;

/** Milliseconds after the opening's commit in which a request may still leave: it was about to. */
const GRACE_MS = 500;

/** Waits for the calls under way, then checks that nothing happens at all. */
export async function standStill(stage: Stage, cause: Cause): Promise<void> {
  const { world, checks, signal, campaignIds, terminal } = stage;
  const quiet = await watchProgress(
    { ...watchOf(stage), everyMs: 100 },
    ({ queue }) => queue.callsInFlight === 0,
  );
  terminal.print();
  await sleep(STILL_MS, undefined, { signal });
  const later = await takeSnapshot(world.api, campaignIds);
  const before = countsOf(quiet);
  const after = countsOf(later);
  checks.expect(
    `nothing moved in ${STILL_MS / 1000} s: ${totalJobs(later.campaigns).PAUSED} jobs wait, ${later.queue.workersAlive} workers are alive and idle`,
    before === after && later.queue.workersAlive !== 0,
    `before ${before}, after ${after}`,
  );
  const ours = madeWith(WORKER_KEY, await readSeenRequests(world.data.requests));
  const graceEnds = new Date(cause.openedAt.getTime() + GRACE_MS);
  const late = begunAfter(graceEnds, ours).map(
    ({ received }) => `${received.provider} ${received.operation} at ${received.at}`,
  );
  checks.expect(
    `the providers saw no request that began more than ${GRACE_MS} ms after the opening`,
    late.length === 0,
    late.slice(0, 5).join("; "),
  );
}

/** Everything that could change, as text. */
function countsOf({ campaigns }: Snapshot): string {
  const leads = LEAD_STATUSES.map((status) =>
    campaigns.reduce((sum, campaign) => sum + campaign.leads[status], 0),
  );
  return JSON.stringify([totalJobs(campaigns), leads]);
}
