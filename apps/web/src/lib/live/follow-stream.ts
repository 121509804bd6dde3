import { POLL_MS } from "../polling.ts";

/** The page is out of sight, so its streams are closed: a browser has six connections to a host, for all tabs together. */
export class OutOfSightError extends Error {
  override readonly name = "OutOfSightError";
}

/** What a stream says, in the words of tRPC's client. */
export interface StreamHandlers<T> {
  readonly onData: (event: { readonly data: T }) => void;
  readonly onStarted: () => void;
  readonly onError: (error: unknown) => void;
  readonly onComplete: () => void;
  readonly onConnectionStateChange: (state: { readonly state: string; readonly error: unknown }) => void;
}

/** Opens a stream. */
export type Subscribe<T> = (handlers: StreamHandlers<T>) => { unsubscribe: () => void };

export interface Following<T> {
  readonly subscribe: Subscribe<T>;
  /** The same as an ordinary question. */
  readonly ask: () => Promise<T>;
  readonly onData: (data: T) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds; a browser waits for a connection for minutes. */
const CONNECT_MS = 5_000;

/**
 * Follows a stream. Never resolves: it rejects as soon as there is no stream any more. While all places are taken by other
 * windows it asks again and again instead.
 */
export async function followStream<T>(following: Following<T>): Promise<never> {
  const { ask, onData, signal } = following;
  for (;;) {
    signal.throwIfAborted();
    if (document.hidden) throw new OutOfSightError(OUT_OF_SIGHT);
    const giveBack = await takeSlot();
    if (giveBack !== null) return followOne(following).finally(giveBack);
    onData(await ask());
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const OUT_OF_SIGHT = "This page is out of sight.";

/**
 * One stream, until it is not there any more, whatever the reason; then it is closed. tRPC's client would go on by itself in some
 * of the cases, seconds later, and say nothing.
 */
function followOne<T>({ subscribe, onData, signal }: Following<T>): Promise<never> {
  const { promise, reject } = withReject();
  const late = setTimeout(() => reject(new Error("The server did not open the stream.")), CONNECT_MS);
  const stream = subscribe({
    onStarted: () => clearTimeout(late),
    onData: ({ data }) => onData(data),
    onError: reject,
    onComplete: () => reject(new Error("The server ended the stream.")),
    onConnectionStateChange: ({ state, error }) => {
      if (state === "connecting" && error !== null) reject(error);
    },
  });
  const onAbort = () => reject(signal.reason);
  const onHide = () => {
    if (document.hidden) reject(new OutOfSightError(OUT_OF_SIGHT));
  };
  signal.addEventListener("abort", onAbort);
  document.addEventListener("visibilitychange", onHide);
  onHide();
  if (signal.aborted) onAbort();
  return promise.finally(() => {
    clearTimeout(late);
    signal.removeEventListener("abort", onAbort);
    document.removeEventListener("visibilitychange", onHide);
    stream.unsubscribe();
  });
}

function withReject() {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  return { promise, reject };
}

/** Streams of all this browser's tabs and windows together. Over HTTP/1.1 it has six connections to a host, and the rest needs some. */
const SLOTS = 4;

/** A place for a stream. @returns what gives it back; null when all are taken. */
async function takeSlot(): Promise<(() => void) | null> {
  // Browsers have locks for HTTPS and for localhost only. Without them nobody can count.
  if (!("locks" in navigator)) return () => {};
  for (let n = 1; n <= SLOTS; n++) {
    const giveBack = await tryLock(`leadgen-stream-${n}`);
    if (giveBack !== null) return giveBack;
  }
  return null;
}

/** Held until it is given back, or the page is closed. */
const tryLock = (name: string): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((giveBack) => resolve(giveBack));
    });
  });
