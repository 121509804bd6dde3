import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMemo } from "react";
import { errorCode, errorDetails, errorMessage } from "../../lib/api-error.ts";
import { formatDuration } from "../../lib/format.ts";
import { useNow } from "../../lib/use-now.ts";
import { Time } from "./time.tsx";

interface Props {
  readonly error: unknown;
  readonly title?: string;
}

/** An error with the API's own message, shown in place of the missing content. */
export function ErrorAlert({ error, title = "That did not work" }: Props) {
  const tooMany = errorCode(error) === "TOO_MANY_REQUESTS";
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertTriangle aria-hidden />}>
      {tooMany ? <TryAgainLater error={error} /> : errorMessage(error)}
    </Alert>
  );
}

/** For a refusal after too many attempts: when the next attempt is allowed. */
function TryAgainLater({ error }: { readonly error: unknown }) {
  const until = useMemo(() => new Date(Date.now() + waitOf(error) * 1_000), [error]);
  const seconds = useNow((now) => Math.ceil((until.getTime() - now.getTime()) / 1_000));
  const { reason } = errorDetails(error);
  const what = typeof reason === "string" ? reason : "Too many requests.";
  if (seconds <= 0) return <>{what} You can try again now.</>;
  return (
    <>
      {what} Try again at <Time at={until} as="clock" />, in {formatDuration(seconds)}.
    </>
  );
}

function waitOf(error: unknown): number {
  const { retryAfterSeconds } = errorDetails(error);
  return typeof retryAfterSeconds === "number" ? retryAfterSeconds : 1;
}
