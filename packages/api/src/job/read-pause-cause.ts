/** SQL: a job's `pauseCause`. Jobs are PAUSED only while the breaker is OPEN, so its cause is theirs (rule J3). */
export const SQL_PAUSE_CAUSE = `
  CASE WHEN job.status = 'PAUSED'
       THEN (SELECT jsonb_build_object('provider', provider, 'failureKind', failure_kind) FROM breaker) END`;
