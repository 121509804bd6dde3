import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { errorCode, errorMessage } from "../../lib/api-error.ts";
import { TryAgainLater } from "./try-again-later.tsx";

interface Props {
  readonly error: unknown;
  readonly title?: string;
}

/** A failure in the API's own words; shown where the thing is missing that it belongs to. */
export function ErrorAlert({ error, title = "That did not work" }: Props) {
  const tooMany = errorCode(error) === "TOO_MANY_REQUESTS";
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertTriangle aria-hidden />}>
      {tooMany ? <TryAgainLater error={error} /> : errorMessage(error)}
    </Alert>
  );
}
