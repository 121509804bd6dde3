import { setTimeout as pause } from "node:timers/promises";
import { askApi } from "./operator.ts";
import type { Site } from "./site.ts";

const EVERY_MS = 100;
const ASKED = ["GET /api/v1/queue-management/status", "GET /api/v1/campaigns", "GET /api/v1/jobs"];

/** A client that keeps sending requests to the API, one after the other. */
export interface Asking {
  /** How often each status came; 0: no answer. */
  stop(): Promise<ReadonlyMap<number, number>>;
}

export function startAsking(site: Site): Asking {
  const answers = new Map<number, number>();
  let stopped = false;
  const ask = async () => {
    for (let turn = 0; !stopped; turn++) {
      const status = await askApi(site, ASKED[turn % ASKED.length] ?? "").then(
        (answer) => answer.status,
        () => 0,
      );
      answers.set(status, (answers.get(status) ?? 0) + 1);
      await pause(EVERY_MS);
    }
  };
  const asking = ask();
  return {
    async stop() {
      stopped = true;
      await asking;
      return answers;
    },
  };
}
