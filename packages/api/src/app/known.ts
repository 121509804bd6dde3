import { unauthenticated } from "../access/authorise.ts";
import type { Context } from "../procedure/context.ts";

/** Identifies the actor before more of the body is read than an unknown client may send. @throws ApiError UNAUTHENTICATED. */
export async function known(context: Context): Promise<void> {
  const { actor } = await context.credentials();
  if (actor === null) throw unauthenticated();
}
