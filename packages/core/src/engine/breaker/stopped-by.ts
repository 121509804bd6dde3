/**
 * Who stopped all work if no provider failed, for sentences: a person by hand, or leadgen itself, by a worker that found the database
 * restored, copied or set back.
 *
 * @param openedBy the actor of the opening: `worker:<name>` for a worker.
 */
export const stoppedBy = (openedBy: string | null | undefined): "by hand" | "by leadgen" =>
  openedBy?.startsWith("worker:") ? "by leadgen" : "by hand";
