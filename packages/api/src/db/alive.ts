/** SQL: a worker row whose process is taken for alive, `$1` seconds of silence allowed. */
export const SQL_ALIVE = "stopped_at IS NULL AND beat_at > now() - make_interval(secs => $1)";
