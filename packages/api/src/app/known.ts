import { unauthenticated } from "../access/authorise.ts";
import type { Context } from "../procedure/context.ts";

/** Looks who asks, before more is read of what they send than anybody may send. @throws ApiError UNAUTHENTICATED. */
export async function known(context: Context): Promise<void> {
  const { actor } = await context.credentials();
  if (actor === null) throw unauthenticated();
}
