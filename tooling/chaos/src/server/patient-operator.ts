import { setTimeout as pause } from "node:timers/promises";
import type { ApiAnswer } from "../site/operator.ts";
import type { Site } from "../site/site.ts";
import { patientRows } from "./patient.ts";

/** An answer that is not as wanted by then never will be, in milliseconds; and the pause between two tries. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 50;

/** Repeats the request until the API gives one of these answers. */
export async function answered(
  ask: () => Promise<ApiAnswer>,
  wanted: readonly number[] = [200],
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { status, body } = await ask();
    if (wanted.includes(status)) return;
    if (Date.now() > deadline)
      throw new Error(`chaos-e30: the API went on answering ${status}: ${JSON.stringify(body)}`);
    await pause(AGAIN_MS);
  }
}

/** The breaker, and the calls made so far. */
export interface State {
  readonly state: string;
  readonly epoch: number;
  readonly reason: string;
  readonly calls: number;
  readonly unknown: number;
  /** The messages of the UNKNOWN calls. */
  readonly why: string | null;
}

export async function stateOf(site: Site): Promise<State> {
  const [state] = await patientRows<State>(site.pool, STATE);
  if (state === undefined) throw new Error("chaos-e31: the breaker has no row");
  return state;
}

const STATE = `
  SELECT state, epoch, coalesce(reason, '') AS reason, (SELECT count(*)::int FROM provider_call) AS calls,
         (SELECT count(*)::int FROM provider_call WHERE outcome = 'UNKNOWN') AS unknown,
         (SELECT string_agg(DISTINCT message, ' / ') FROM provider_call WHERE outcome = 'UNKNOWN') AS why
  FROM breaker`;
