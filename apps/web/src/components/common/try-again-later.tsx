"use client";

import { useMemo } from "react";
import { errorDetails, errorMessage } from "../../lib/api-error.ts";
import { formatDuration, formatTime } from "../../lib/format.ts";
import { useNow } from "../../lib/use-now.ts";

/** A refusal because of too many attempts: when the next one may be made, and how long that is from now. */
export function TryAgainLater({ error }: { readonly error: unknown }) {
  const now = useNow();
  const until = useMemo(() => new Date(Date.now() + waitOf(error) * 1_000), [error]);
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  const what = errorMessage(error).replace(/ Try again in \d+ s\.$/, "");
  if (seconds <= 0) return <>{what} You can try again now.</>;
  return (
    <>
      {what} Try again at {formatTime(until)}, in {formatDuration(seconds)}.
    </>
  );
}

function waitOf(error: unknown): number {
  const { retryAfterSeconds } = errorDetails(error);
  return typeof retryAfterSeconds === "number" ? retryAfterSeconds : 1;
}
