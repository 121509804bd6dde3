import superjson, { type SuperJSONResult } from "superjson";
import type { QueueStatus } from "../lib/first-status.ts";
import { ownRequest } from "./own-request.ts";

/** Milliseconds that a page waits for the status. It is optional: it only avoids a shift of the layout when the stream opens. */
const PATIENCE_MS = 1_000;

/** The queue's status for the page's first paint. Null if it was refused or came too late. */
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
