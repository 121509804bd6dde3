import { TRPCClientError } from "@trpc/client";

const UNREACHABLE = "The server does not answer. Check that it is running; this page keeps trying.";

interface ErrorData {
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const dataOf = (error: unknown): ErrorData | undefined =>
  error instanceof TRPCClientError ? ((error.data ?? undefined) as ErrorData | undefined) : undefined;

/** The API's code of a refusal, or undefined when no proper answer came at all. */
export const errorCode = (error: unknown): string | undefined => dataOf(error)?.code;

/** What to show a person: the API's own words, or that there was no answer. */
export const errorMessage = (error: unknown): string =>
  dataOf(error) !== undefined && error instanceof Error ? error.message : UNREACHABLE;
