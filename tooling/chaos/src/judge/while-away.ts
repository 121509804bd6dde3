import { setTimeout as pause } from "node:timers/promises";
import { inSeconds } from "../figures.ts";
import { type ApiAnswer, askApi } from "../site/operator.ts";
import type { Site } from "../site/site.ts";

/** What people and load balancers request while there is no database. */
export const ASKED = [
  "GET /api/v1/queue-management/status",
  "GET /api/v1/health/ready",
  "GET /api/v1/campaigns",
] as const;

/** A system that has not started by then never will, in milliseconds; and how often that is checked. */
const PATIENCE_MS = 60_000;
const LOOK_MS = 50;
/** How long after its commit an intent may still be sent, in milliseconds: a third of the workers' silence. */
const LAST_MOMENT_MS = 700;

export interface Told extends ApiAnswer {
  /** Whether the answer says that nothing is known. */
  readonly unknown: boolean;
  /** The whole answer, for a complaint. */
  readonly said: string;
}

/** Requests everything in ASKED at once. */
export function askWhileAway(site: Site): Promise<Told[]> {
  return Promise.all(
    ASKED.map(async (what) => {
      const answer = await askApi(site, what);
      const { status, ms, body } = answer;
      const said = `${what}: ${status} after ${inSeconds(ms, 2)}, ${JSON.stringify(body).slice(0, 300)}`;
      const code = (body as { error?: { code?: string } } | undefined)?.error?.code;
      return { ...answer, said, unknown: status === 503 && code === "UNAVAILABLE" };
    }),
  );
}

/** Requests that providers received while the database was away, except by intents of the last moment before. */
export async function sentBetween(site: Site, gone: number, until: number): Promise<number> {
  const lines = await site.simulator.requestList();
  return lines.filter(({ event, at }) => {
    const moment = Date.parse(at);
    return event === "received" && moment > gone + LAST_MOMENT_MS && moment < until;
  }).length;
}

/** @returns milliseconds from a moment until a provider received the first request of a newer intent. */
export async function firstCallAfter({ simulator, order }: Site, moment: number): Promise<number> {
  const since = moment + LAST_MOMENT_MS;
  while (Date.now() < moment + PATIENCE_MS) {
    order.signal.throwIfAborted();
    const lines = await simulator.requestList();
    const first = lines.find(({ event, at }) => event === "received" && Date.parse(at) > since);
    if (first !== undefined) return Date.parse(first.at) - moment;
    await pause(LOOK_MS);
  }
  return Number.POSITIVE_INFINITY;
}
