/** SQL: what a job that is set going again loses of its last end. `doorbell_id` and how it is paused are for whoever sets it going. */
export const SQL_AS_NEW = `
  finished_at = NULL, error_code = NULL, error_message = NULL, ended_by = NULL, deaths = 0, worker_id = NULL`;
