import superjson, { type SuperJSONResult } from "superjson";
import type { QueueStatus } from "../lib/first-status.ts";
import { ownRequest } from "./own-request.ts";

/** Milliseconds that a page waits for it: it has it only so that nothing moves when the stream tells the same. */
const PATIENCE_MS = 1_000;

/** The queue's status for the page's first paint. Null: refused, or not in time. */
export async function firstStatus(): Promise<QueueStatus | null> {
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  return Promise.race([ask(), late]);
}

async function ask(): Promise<QueueStatus | null> {
  const response = await ownRequest("/api/trpc/queue.status");
  if (!response.ok) return null;
  const { result } = (await response.json()) as { readonly result: { readonly data: SuperJSONResult } };
  return superjson.deserialize(result.data);
}
