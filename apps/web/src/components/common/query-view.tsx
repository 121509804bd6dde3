import { Skeleton, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { errorCode } from "../../lib/api-error.ts";
import { ErrorAlert } from "./error-alert.tsx";
import { NoSuchThing } from "./no-such-thing.tsx";
import { OldNote } from "./old-note.tsx";

interface Props<T> {
  /** A query, or a stream. */
  readonly query: {
    readonly data: T | undefined;
    readonly isPending: boolean;
    readonly isError: boolean;
    readonly error: unknown;
  };
  /** Name of the data, for the error: "campaigns". */
  readonly what: string;
  /** A class that gives the skeleton about the height of the content, so that nothing below moves. */
  readonly bones?: string | undefined;
  readonly children: (data: T) => ReactNode;
}

/**
 * The states of a query: loading, failed, loaded. After a failure the last answer stays on the page,
 * with a note that it is old.
 */
export function QueryView<T>({ query, what, bones, children }: Props<T>) {
  if (query.isPending) return <Loading what={what} bones={bones} />;
  if (query.isError && errorCode(query.error) === "NOT_FOUND") return <NoSuchThing what={what} />;
  return (
    <>
      {query.isError &&
        (query.data === undefined ? (
          <ErrorAlert error={query.error} title={`The ${what} could not be loaded`} />
        ) : (
          <OldNote what={what} error={query.error} />
        ))}
      {query.data !== undefined && children(query.data)}
    </>
  );
}

function Loading({ what, bones = "" }: { readonly what: string; readonly bones: string | undefined }) {
  return (
    <Stack gap="sm" className={bones} aria-busy="true" aria-label={`Loading the ${what}`} role="status">
      <Skeleton height={28} width="40%" />
      <Skeleton height={20} />
      <Skeleton height={20} />
      <Skeleton height={20} width="80%" />
    </Stack>
  );
}
