import type { AppRouter } from "@leadgen/api";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";

/** What the API does once under a key, however often it is sent. */
const CREATES: ReadonlySet<string> = new Set(["campaign.create", "organization.create", "doNotContact.add"]);

/** By call: the key under which it is sent until it is answered. */
const keys = new Map<string, string>();

/** Where the key of a call stands, for the link that sends it. */
export const KEY = "idempotencyKey";

/**
 * Two fast clicks, or one more after no answer came, are one call: they have one key until there is an answer, and the API does
 * the same call under the same key once.
 */
export const onceLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (!CREATES.has(op.path)) return next(op);
    const call = `${op.path} ${JSON.stringify(op.input)}`;
    const key = keys.get(call) ?? newKey();
    keys.set(call, key);
    return observable((observer) =>
      next({ ...op, context: { ...op.context, [KEY]: key } }).subscribe({
        next(value) {
          keys.delete(call);
          observer.next(value);
        },
        error(error) {
          if (error instanceof TRPCClientError && error.data) keys.delete(call);
          observer.error(error);
        },
        complete: () => observer.complete(),
      }),
    );
  };

/** Not randomUUID, which browsers have for HTTPS only. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
