import type { Experiment } from "./experiment.ts";
import { answers } from "./experiments/answers.ts";
import { backendsTerminated } from "./experiments/backends-terminated.ts";
import { behindNginx } from "./experiments/behind-nginx.ts";
import { claimersWhileOpening } from "./experiments/claimers-while-opening.ts";
import { connectionsUsedUp } from "./experiments/connections-used-up.ts";
import { cutOffWorker } from "./experiments/cut-off-worker.ts";
import { databaseAway } from "./experiments/database-away.ts";
import { diskFull } from "./experiments/disk-full.ts";
import { doors } from "./experiments/doors.ts";
import { failover } from "./experiments/failover.ts";
import { failuresAtOnce } from "./experiments/failures-at-once.ts";
import { frozenWorker } from "./experiments/frozen-worker.ts";
import { killAtPoints } from "./experiments/kill-at-points.ts";
import { killRandom } from "./experiments/kill-random.ts";
import { malformedAnswers } from "./experiments/malformed-answers.ts";
import { millionJobs } from "./experiments/million-jobs.ts";
import { misbehavingProviders } from "./experiments/misbehaving-providers.ts";
import { oddRequests } from "./experiments/odd-requests.ts";
import { oneBadJob } from "./experiments/one-bad-job.ts";
import { postgresCrash } from "./experiments/postgres-crash.ts";
import { postgresRestart } from "./experiments/postgres-restart.ts";
import { readOnly } from "./experiments/read-only.ts";
import { rollingRestarts } from "./experiments/rolling-restarts.ts";
import { turnedClocks } from "./experiments/turned-clocks.ts";

/** In the order of docs/reliability.md. */
export const EXPERIMENTS: readonly Experiment[] = [
  killRandom,
  killAtPoints,
  failuresAtOnce,
  claimersWhileOpening,
  answers,
  malformedAnswers,
  misbehavingProviders,
  oneBadJob,
  frozenWorker,
  cutOffWorker,
  rollingRestarts,
  turnedClocks,
  postgresCrash,
  postgresRestart,
  backendsTerminated,
  connectionsUsedUp,
  diskFull,
  databaseAway,
  readOnly,
  failover,
  millionJobs,
  doors,
  oddRequests,
  behindNginx,
];
