"use client";

import { type QueryClient, useQuery } from "@tanstack/react-query";
import { errorCode } from "../api-error.ts";
import { followStream, OutOfSightError, type Subscribe } from "./follow-stream.ts";

const STREAM = "stream";

/** Refetches all queries of the page except streams. Callers don't wait for it, since an answer may never come. */
export function askAgain(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== STREAM });
}

/** A stream's data in the shape of a query. */
export interface StreamView<T> {
  /** The latest state, which may be from before the stream broke. */
  readonly data: T | undefined;
  readonly isPending: boolean;
  /** The stream broke: `data` is stale. */
  readonly isError: boolean;
  readonly error: unknown;
  /** The tab was hidden, so `data` is stale; fresh data will arrive in a moment. */
  readonly isReturning: boolean;
}

export interface StreamOptions<T> {
  /** Uses with the same key share one stream. */
  readonly key: readonly unknown[];
  /** Data known before the stream opens; null if there is none. */
  readonly first?: T | null;
  readonly subscribe: Subscribe<T>;
  /** Requests the same data by an ordinary query, for when there are too many streams already. */
  readonly ask: () => Promise<T>;
  /** Called once for each change, even if several components use the stream. */
  readonly onChange?: (now: T, before: T | undefined) => void;
}

/** Milliseconds until a broken stream is reopened, and until a refused one is. */
const RETRY_MS = 1_000;
const REFUSED_MS = 10_000;

/** Refusals of the request itself, which a fast retry can't mend. */
const REFUSALS = new Set(["FORBIDDEN", "NOT_FOUND", "INVALID_INPUT", "TOO_MANY_REQUESTS"]);

const retryAfter = (error: unknown): number => (REFUSALS.has(errorCode(error) ?? "") ? REFUSED_MS : RETRY_MS);

/**
 * A stream from the server, shared by all components that use it and open while any does. It is a query that stays pending
 * while the stream is open and fails when it breaks.
 */
export function useStream<T>({
  key,
  first = null,
  subscribe,
  ask,
  onChange,
}: StreamOptions<T>): StreamView<T> {
  const query = useQuery<T>({
    queryKey: [STREAM, ...key],
    queryFn: ({ client, queryKey, signal }) =>
      followStream<T>({
        subscribe,
        ask,
        signal,
        onData(data) {
          const before = client.getQueryData<T>(queryKey);
          client.setQueryData<T>(queryKey, data);
          onChange?.(data, before);
        },
      }),
    refetchInterval: ({ state }) => (state.status === "error" ? retryAfter(state.error) : false),
    refetchOnWindowFocus: "always",
    gcTime: 0,
    // It opens at once, also if the page came with its first data.
    staleTime: 0,
    ...(first !== null && { initialData: first }),
  });
  const { data, error } = query;
  const isReturning = error instanceof OutOfSightError;
  return { data, error, isReturning, isPending: query.isPending, isError: query.isError && !isReturning };
}
