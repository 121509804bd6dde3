"use client";

import { type QueryClient, useQuery } from "@tanstack/react-query";
import { errorCode } from "../api-error.ts";
import { followStream, OutOfSightError, type Subscribe } from "./follow-stream.ts";

const STREAM = "stream";

/** Asks again for everything on the page that is asked for and not streamed. Not to be waited for: an answer may never come. */
export function askAgain(client: QueryClient): void {
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== STREAM });
}

/** What a stream has told, in the shape of a query. */
export interface StreamView<T> {
  /** The latest state, also one from before the stream broke off. */
  readonly data: T | undefined;
  readonly isPending: boolean;
  /** The stream broke off: `data` is old. */
  readonly isError: boolean;
  readonly error: unknown;
  /** The page was out of sight, so `data` is old; what is true now will be there in a moment. */
  readonly isReturning: boolean;
}

export interface StreamOptions<T> {
  /** Streams with the same key are one. */
  readonly key: readonly unknown[];
  /** What is known before the stream is open; null: nothing. */
  readonly first?: T | null;
  readonly subscribe: Subscribe<T>;
  /** The same as an ordinary question, for when there are too many streams already. */
  readonly ask: () => Promise<T>;
  /** Told once of each change, however many use the stream. */
  readonly onChange?: (now: T, before: T | undefined) => void;
}

/** Milliseconds after which a stream that broke off is opened again; and one that was refused. */
const RETRY_MS = 1_000;
const REFUSED_MS = 10_000;

/** Refused for what it is, not for where the server is at the moment. */
const REFUSALS = new Set(["FORBIDDEN", "NOT_FOUND", "INVALID_INPUT", "TOO_MANY_REQUESTS"]);

const retryAfter = (error: unknown): number => (REFUSALS.has(errorCode(error) ?? "") ? REFUSED_MS : RETRY_MS);

/**
 * A stream of the server's, shared by all of the page that use it and open while anybody does. It is a query that is being
 * answered for as long as the stream is open, and fails when it breaks off.
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
    ...(first !== null && { initialData: first }),
  });
  const { data, error } = query;
  const isReturning = error instanceof OutOfSightError;
  return { data, error, isReturning, isPending: query.isPending, isError: query.isError && !isReturning };
}
