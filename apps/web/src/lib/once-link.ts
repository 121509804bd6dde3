import type { AppRouter } from "@leadgen/api";
import { TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";

/** Procedures that take an idempotency key. */
const CREATES: ReadonlySet<string> = new Set(["campaign.create", "organization.create", "doNotContact.add"]);

/** The idempotency key of each call that has no answer yet. */
const keys = new Map<string, string>();

/** The name of the key in a call's context, for the link that sends it. */
export const KEY = "idempotencyKey";

/**
 * Gives a call an idempotency key that lasts until an answer comes. Two fast clicks, or another click after no answer came, have
 * the same key, and the API executes the call once.
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

/** Doesn't use randomUUID, which browsers offer over HTTPS only. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("-");
