/** SQL assignments that clear the last end of a job that is retried or revived. The caller sets `doorbell_id` and the pause columns. */
export const SQL_AS_NEW = `
  finished_at = NULL, error_code = NULL, error_message = NULL, ended_by = NULL, deaths = 0, worker_id = NULL`;
