import { SQL_OPENED_BECAUSE } from "@leadgen/core/outreach";

/** SQL: a job's `pauseCause`. A job is PAUSED only while the breaker is OPEN, so the breaker's cause is the job's (rule J3). */
export const SQL_PAUSE_CAUSE = `
  CASE WHEN job.status = 'PAUSED'
       THEN (SELECT jsonb_build_object('openedBecause', ${SQL_OPENED_BECAUSE}, 'provider', provider, 'failureKind', failure_kind)
             FROM breaker) END`;
