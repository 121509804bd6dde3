"use client";

import { Modal } from "@mantine/core";
import { ErrorAlert } from "../common/error-alert.tsx";

interface Props {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Said loudly: a person who leaves a shared computer must not believe that they are logged out. */
export function LogOutFailed({ error, onClose }: Props) {
  return (
    <Modal
      opened={error !== null}
      onClose={onClose}
      title="You are still logged in"
      closeButtonProps={{ "aria-label": "Close this dialog" }}
    >
      <ErrorAlert error={error} title="The log-out did not work" />
    </Modal>
  );
}
