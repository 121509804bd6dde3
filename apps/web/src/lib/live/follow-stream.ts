import { POLL_MS } from "../polling.ts";

/** The tab is hidden, so its streams are closed: a browser has six connections to a host, for all tabs together. */
export class OutOfSightError extends Error {
  override readonly name = "OutOfSightError";
}

/** The handlers that tRPC's client takes for a stream. */
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
  /** Requests the same data by an ordinary query. */
  readonly ask: () => Promise<T>;
  readonly onData: (data: T) => void;
  readonly signal: AbortSignal;
}

/** Milliseconds; a browser alone would wait minutes for a connection. */
const CONNECT_MS = 5_000;

/**
 * Follows a stream. Never resolves; rejects when the stream ends. While other windows hold all slots, it polls instead.
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
 * Follows one stream and closes it when it ends for any reason. tRPC's client would reopen it in some cases, seconds later and
 * without notice.
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

/** Maximum of streams of all the browser's tabs. It has six HTTP/1.1 connections to a host, and other requests need some. */
const SLOTS = 4;

/** Takes a slot for a stream. @returns releases it; null if all are taken. */
async function takeSlot(): Promise<(() => void) | null> {
  // Browsers have locks for HTTPS and localhost only. Without locks the streams can't be counted.
  if (!("locks" in navigator)) return () => {};
  for (let n = 1; n <= SLOTS; n++) {
    const giveBack = await tryLock(`leadgen-stream-${n}`);
    if (giveBack !== null) return giveBack;
  }
  return null;
}

/** Takes a lock, which is held until it is released or the page is closed. */
const tryLock = (name: string): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((giveBack) => resolve(giveBack));
    });
  });
