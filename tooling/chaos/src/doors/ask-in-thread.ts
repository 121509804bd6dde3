import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Asked } from "./keep-asking.ts";

export interface Asking {
  /** Lets the request under way end. @returns what was seen. */
  end(): Promise<Asked>;
}

/**
 * `keepAsking` in a thread of its own. In the flood's thread it sent its requests up to 4 s late, and the server had replaced its
 * silent connections by then.
 */
export async function askInThread(port: number): Promise<Asking> {
  const thread = new Worker(new URL("./asking-thread.ts", import.meta.url), { workerData: port });
  const seen = once(thread, "message") as Promise<[Asked]>;
  // Reported by `end`.
  seen.catch(() => {});
  await once(thread, "online");
  return {
    async end() {
      thread.postMessage("end");
      const [asked] = await seen;
      return asked;
    },
  };
}
