"use client";

import { Code, CopyButton, UnstyledButton } from "@mantine/core";

interface Props {
  readonly id: string;
  /** The id's name: "the job's id". */
  readonly label: string;
  /** Shows only the end of the id, where ids of the same minute differ. */
  readonly short?: boolean;
}

/** An id that a click copies, for tickets and SQL. */
export function CopyableId({ id, label, short = false }: Props) {
  const shown = short ? `…${id.slice(-12)}` : id;
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <UnstyledButton onClick={copy} title={`Copy ${id}`} aria-label={`Copy ${label} ${id}`}>
          <Code>{copied ? "Copied" : shown}</Code>
        </UnstyledButton>
      )}
    </CopyButton>
  );
}
