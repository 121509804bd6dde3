/**
 * SQL: how many times in a row the job in `breaker` has opened it, with closings in between; at least 1. Valid while it is OPEN
 * because of a failure. Emergency stops neither count nor interrupt: they say nothing about the job.
 */
export const OPENINGS_IN_A_ROW = `
  (SELECT count(*)::int FROM breaker_event AS mine
   WHERE mine.kind = 'OPENED' AND mine.job_id = breaker.job_id
     AND mine.id > coalesce((SELECT max(other.id) FROM breaker_event AS other
                             WHERE other.kind = 'OPENED' AND other.provider IS NOT NULL
                               AND other.job_id IS DISTINCT FROM breaker.job_id), 0))`;
