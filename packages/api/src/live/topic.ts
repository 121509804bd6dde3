import { createHash } from "node:crypto";
import type { ApiError } from "../errors/api-error.ts";

/** Something that is read repeatedly. */
export interface Source<T> {
  /** Streams with the same key share the reads. */
  readonly key: string;
  read(): Promise<T>;
  /** The value to send while the database is unreachable. Without it, the stream ends then. */
  readonly unknown?: (refusal: ApiError) => T;
  /** Whether it is read without waiting for other sources. */
  readonly urgent?: true;
}

/** The result of the last read of a source. */
export type State<T> = {
  /** `performance.now()` */
  readonly at: number;
} & ({ readonly id: string; readonly value: T } | { readonly id: null; readonly error: ApiError });

/** A source with at least one listener. */
export interface Topic<T> {
  readonly source: Source<T>;
  /** Undefined before the first read. */
  state(): State<T> | undefined;
  /** Called at each change, without the state. */
  readonly listeners: Set<() => void>;
  /** Reads now, or right after the read that is running. */
  refresh(): void;
  fail(error: ApiError): void;
  close(): void;
}

/** Milliseconds between two reads. */
export const TICK = 1_000;

/** A slow source is read less often, so that it takes at most a tenth of one connection's time. */
const REST = 10;
/** Milliseconds between two reads at most, even if they are slow. */
const LONGEST_REST = 10_000;

/** The id is a hash of the state, the same in every process: a client that has it needs no event. */
const idOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22);

const stateOf = <T>(value: T): State<T> => ({ at: performance.now(), id: idOf(value), value });

export function failureOf<T>({ unknown }: Source<T>, error: ApiError): State<T> {
  if (unknown !== undefined && error.code === "UNAVAILABLE") return stateOf(unknown(error));
  return { at: performance.now(), id: null, error };
}

export interface TopicOptions {
  readonly translate: (error: unknown, known: boolean) => ApiError;
  readonly inTurn: <R>(work: () => Promise<R>) => Promise<R>;
}

/** Starts with a read at once. */
export function createTopic<T>(source: Source<T>, { translate, inTurn }: TopicOptions): Topic<T> {
  const listeners = new Set<() => void>();
  let state: State<T> | undefined;
  let looking = false;
  let again = false;
  let closed = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;
  /** Milliseconds that the previous read took. */
  let tookBefore = TICK / REST;
  /** `performance.now()` before which a hint starts no read: reads take at most half of the time. */
  let restUntil = 0;

  const set = (next: State<T>) => {
    if (state !== undefined && state.id !== null && state.id === next.id) return;
    state = next;
    for (const listener of listeners) listener();
  };
  /** @returns milliseconds that the read took, without the wait for its turn. */
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
    // A single slow read, for example on a busy machine, does not delay the next one.
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
