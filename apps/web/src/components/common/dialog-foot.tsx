import { Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { ErrorAlert } from "./error-alert.tsx";

interface Props {
  /** The button that does it, in words, and its colour if it is not the usual one. */
  readonly action: ReactNode;
  readonly color?: string;
  readonly busy: boolean;
  /** While it can't be done yet. */
  readonly disabled?: boolean;
  /** The latest refusal, or null; and what did not happen because of it. */
  readonly error: unknown;
  readonly errorTitle?: string;
  readonly onDo: () => void;
  readonly onBack: () => void;
}

/** How a dialog ends that only asks: what did not work, the way back, and the button that does it. */
export function DialogFoot({ action, busy, error, errorTitle, onDo, onBack, ...button }: Props) {
  return (
    <>
      {error !== null && (
        <ErrorAlert error={error} {...(errorTitle !== undefined && { title: errorTitle })} />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button loading={busy} onClick={onDo} {...button}>
          {action}
        </Button>
      </Group>
    </>
  );
}
