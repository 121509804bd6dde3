import type { Grant } from "../access/authorise.ts";
import type { ApiError } from "../errors/api-error.ts";
import { inTime, PATIENCE } from "./in-time.ts";

/** A repeatable check of who may see a stream. */
export interface Access {
  /** Equal for streams with the same check; null: not shared. Contains a secret only as a hash. */
  readonly key: string | null;
  /** @throws ApiError if access is refused. */
  ask(): Promise<Grant>;
}

export type Verdict =
  | { readonly kind: "granted"; readonly grant: Grant }
  /** Access was withdrawn; this is final. */
  | { readonly kind: "refused"; readonly error: ApiError }
  /** The database cannot be reached, so nothing read from it may be sent. */
  | { readonly kind: "unknown"; readonly error: ApiError };

/** One access check, repeated while a stream that depends on it is open. */
export interface Guard {
  readonly key: string | symbol;
  /** An answer to a check that began at `since` (`performance.now()`) or later, and no longer than `MAX_AGE` ago. */
  check(since: number): Promise<Verdict>;
  /** Checks now, or joins a check that is running. */
  recheck(): Promise<Verdict>;
  /** Whether access was refused, which is final. */
  isRefused(): boolean;
  readonly listeners: Set<() => void>;
}

/** Milliseconds. A stream whose access was withdrawn ends within one second: this long to notice it, the rest to tell the client. */
const MAX_AGE = 400;

export interface Guards {
  watch(access: Access, listener: () => void): Guard;
  leave(guard: Guard, listener: () => void): void;
}

type Translate = (error: unknown, known: boolean) => ApiError;

/** All guards check at the same moment, so that their look-ups share a statement (`gathered`). */
export function createGuards(translate: Translate): Guards {
  /** By their keys; an unshared guard's key is a symbol. */
  const guards = new Map<string | symbol, Guard>();
  let timer: NodeJS.Timeout | undefined;
  const tick = () => {
    for (const guard of guards.values()) if (!guard.isRefused()) void guard.recheck();
    timer = setTimeout(tick, MAX_AGE);
  };
  return {
    watch(access, listener) {
      const key = access.key ?? Symbol("unshared");
      const guard = guards.get(key) ?? createGuard({ ...access, key }, translate);
      guards.set(key, guard);
      timer ??= setTimeout(tick, MAX_AGE);
      guard.listeners.add(listener);
      return guard;
    },
    leave(guard, listener) {
      guard.listeners.delete(listener);
      if (guard.listeners.size > 0) return;
      guards.delete(guard.key);
      if (guards.size > 0) return;
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

function createGuard(access: Pick<Access, "ask"> & Pick<Guard, "key">, translate: Translate): Guard {
  const listeners = new Set<() => void>();
  let verdict: Verdict | undefined;
  let askedAt = Number.NEGATIVE_INFINITY;
  let answer: Promise<Grant> | undefined;
  let checking: Promise<Verdict> | undefined;

  const ask = async (): Promise<Grant> => {
    for (;;) {
      // While a check hangs, no second one starts: each takes a connection of the pool.
      if (answer === undefined) {
        askedAt = performance.now();
        answer = access.ask().finally(() => {
          answer = undefined;
        });
      }
      const grant = await inTime(answer);
      // A slow read may be stale.
      if (performance.now() - askedAt < PATIENCE) return grant;
    }
  };
  const judge = async (): Promise<Verdict> => {
    try {
      return { kind: "granted", grant: await ask() };
    } catch (error) {
      const ours = translate(error, verdict?.kind === "unknown");
      const kind = ours.code === "UNAVAILABLE" || ours.code === "INTERNAL_ERROR" ? "unknown" : "refused";
      return { kind, error: ours };
    }
  };
  const renew = async (): Promise<Verdict> => {
    const before = verdict;
    verdict = await judge();
    checking = undefined;
    if (!isSame(before, verdict)) for (const listener of listeners) listener();
    return verdict;
  };
  const recheck = (): Promise<Verdict> => {
    checking ??= renew();
    return checking;
  };
  const check = async (since: number): Promise<Verdict> => {
    for (;;) {
      // A refusal is final. `unknown` is not checked again here; the next tick does that.
      if (verdict !== undefined && verdict.kind !== "granted") return verdict;
      const fresh = askedAt >= since && performance.now() - askedAt < MAX_AGE;
      if (verdict !== undefined && checking === undefined && fresh) return verdict;
      const next = await recheck();
      if (next.kind !== "granted") return next;
    }
  };
  void recheck();
  return {
    key: access.key,
    check,
    recheck,
    isRefused: () => verdict?.kind === "refused",
    listeners,
  };
}

function isSame(before: Verdict | undefined, now: Verdict): boolean {
  if (before?.kind !== "granted" || now.kind !== "granted") return false;
  return JSON.stringify(viewOf(before.grant)) === JSON.stringify(viewOf(now.grant));
}

/** The parts of a grant that a stream's content may depend on. */
const viewOf = ({ actor }: Grant) =>
  actor?.kind === "person" ? [actor.operator, [...actor.memberships.keys()]] : [];
