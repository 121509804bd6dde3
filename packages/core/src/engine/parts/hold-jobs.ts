/**
 * SQL: those jobs of `given`, a FROM item with a column `id`, that fit a condition. It has the columns of `given`, under the name `mine` in the
 * condition, and locks the jobs in the order of their ids.
 *
 * Each job is looked up by itself, and its id compared twice. PostgreSQL keeps the plan that it made for a small table: as a join, or where
 * PostgreSQL expects more than one job, that plan reads all of them.
 */
export const sqlHoldJobs = (given: string, fits: string): string => `
  SELECT mine.* FROM (SELECT * FROM ${given} ORDER BY id) AS mine
  CROSS JOIN LATERAL (SELECT id FROM job WHERE job.id = mine.id AND ${fits} FOR UPDATE) AS held
  WHERE held.id = mine.id`;
