import { createHash } from "node:crypto";
import type { ApiError } from "../errors/api-error.ts";

/** Something that can be looked at again and again. */
export interface Source<T> {
  /** Streams with the same key share the looking. */
  readonly key: string;
  read(): Promise<T>;
  /** What is said while the database cannot be reached. Without it a stream ends then. */
  readonly unknown?: (reason: string) => T;
  /** Never waits behind other sources. */
  readonly urgent?: true;
}

/** How a source was when it was last looked at. */
export type State<T> = {
  /** `performance.now()` */
  readonly at: number;
} & ({ readonly id: string; readonly value: T } | { readonly id: null; readonly error: ApiError });

/** A source that somebody watches. */
export interface Topic<T> {
  readonly source: Source<T>;
  /** Undefined until it was looked at for the first time. */
  state(): State<T> | undefined;
  /** Listeners are told of each change, not of the state. */
  readonly listeners: Set<() => void>;
  /** Looks now, whenever it was to look next. */
  refresh(): void;
  fail(error: ApiError): void;
  close(): void;
}

/** Milliseconds between two looks. */
export const TICK = 1_000;

/** A source that takes long is looked at less often, so that it takes a tenth of one connection's time and no more. */
const REST = 10;
/** Milliseconds, however long looking takes. */
const LONGEST_REST = 10_000;

/** An id says what the state is, whichever process tells it: who has it, needs nothing. */
const idOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);

const stateOf = <T>(value: T): State<T> => ({ at: performance.now(), id: idOf(value), value });

export function failureOf<T>({ unknown }: Source<T>, error: ApiError): State<T> {
  if (unknown !== undefined && error.code === "UNAVAILABLE") return stateOf(unknown(error.message));
  return { at: performance.now(), id: null, error };
}

export interface TopicOptions {
  readonly translate: (error: unknown, known: boolean) => ApiError;
  readonly inTurn: <R>(work: () => Promise<R>) => Promise<R>;
}

/** Begins to look at once. */
export function createTopic<T>(source: Source<T>, { translate, inTurn }: TopicOptions): Topic<T> {
  const listeners = new Set<() => void>();
  let state: State<T> | undefined;
  let looking = false;
  let again = false;
  let closed = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  /** Milliseconds that the look before took. */
  let tookBefore = TICK / REST;
  /** Until then not even a hint makes it look again: half of the time is the most that it takes. */
  let restUntil = 0;

  const set = (next: State<T>) => {
    if (state !== undefined && state.id !== null && state.id === next.id) return;
    state = next;
    for (const listener of listeners) listener();
  };
  /** @returns milliseconds that it took, waiting for a turn not counted. */
  const look = async (): Promise<number> => {
    let start = performance.now();
    const read = () => {
      start = performance.now();
      return source.read();
    };
    try {
      const value = await (source.urgent ? read() : inTurn(read));
      failing = false;
      if (!closed) set(stateOf(value));
    } catch (error) {
      const ours = translate(error, failing);
      failing = true;
      if (!closed) set(failureOf(source, ours));
    }
    return performance.now() - start;
  };
  const lookNow = async () => {
    looking = true;
    again = false;
    const took = await look();
    looking = false;
    restUntil = performance.now() + took;
    // One that took long because everything did for a moment does not make the next one late.
    const typical = Math.min(took, tookBefore);
    tookBefore = took;
    lookIn(again ? typical : Math.max(TICK, Math.min(typical * REST, LONGEST_REST)));
  };
  const lookIn = (ms: number) => {
    clearTimeout(timer);
    if (!closed) timer = setTimeout(lookNow, ms);
  };
  const refresh = () => {
    if (looking) again = true;
    else lookIn(Math.max(0, restUntil - performance.now()));
  };
  void lookNow();
  return {
    source,
    state: () => state,
    listeners,
    refresh,
    fail: (error) => set(failureOf(source, error)),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
