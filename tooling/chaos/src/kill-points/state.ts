import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";

/** Everything that an opening or a closing changes, in one commit. */
export interface State {
  readonly state: "OPEN" | "CLOSED";
  readonly epoch: number;
  /** Of this epoch. */
  readonly openings: number;
  readonly closings: number;
  readonly paused: number;
  /** PENDING or RUNNING. */
  readonly runnable: number;
  /** Jobs' doorbells in the queue, including those that a dead worker holds. */
  readonly doorbells: number;
}

export async function stateOf(site: Pick<Site, "pool">): Promise<State> {
  const [state] = await rowsOf<State>(site, STATE);
  if (state === undefined) throw new Error("chaos-e5: there is no breaker");
  return state;
}

const STATE = `
  SELECT state, epoch,
         (SELECT count(*) FROM breaker_event AS e WHERE e.epoch = breaker.epoch AND kind = 'OPENED')::int AS openings,
         (SELECT count(*) FROM breaker_event AS e WHERE e.epoch = breaker.epoch AND kind = 'CLOSED')::int AS closings,
         (SELECT count(*) FROM job WHERE status = 'PAUSED')::int AS paused,
         (SELECT count(*) FROM job WHERE status IN ('PENDING', 'RUNNING'))::int AS runnable,
         (SELECT count(*) FROM graphile_worker.jobs)::int AS doorbells
  FROM breaker`;
