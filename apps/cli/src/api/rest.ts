import { z } from "zod";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import type { ApiAddress } from "./client.ts";
import { unreachable } from "./refusal.ts";

const answerSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success") }),
  z.object({ status: z.literal("error"), error: z.object({ code: z.string(), message: z.string() }) }),
]);

/**
 * Asks `/api/v1/health/ready` whether work that is started would be done.
 *
 * @throws CliError if it can't be reached, is not leadgen, or is not ready.
 */
export async function requireReady({ url, signal }: ApiAddress): Promise<void> {
  const answer = await fetch(`${url}/api/v1/health/ready`, { signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw unreachable(url, error);
  });
  const parsed = answerSchema.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) throw unreachable(url, undefined);
  if (parsed.data.status === "error") throw new CliError(EXIT.MISBEHAVED, parsed.data.error.message);
}
