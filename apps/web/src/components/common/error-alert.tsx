import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { errorMessage } from "../../lib/api-error.ts";

interface Props {
  readonly error: unknown;
  readonly title?: string;
}

/** A failure in the API's own words; shown where the thing is missing that it belongs to. */
export function ErrorAlert({ error, title = "That did not work" }: Props) {
  return (
    <Alert role="alert" color="red" title={title} icon={<IconAlertTriangle aria-hidden />}>
      {errorMessage(error)}
    </Alert>
  );
}
