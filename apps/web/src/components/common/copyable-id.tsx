"use client";

import { Code, CopyButton, Tooltip, UnstyledButton } from "@mantine/core";

interface Props {
  readonly id: string;
  /** What it is the id of: "the job's id". */
  readonly label: string;
  /** Shows only the end, where ids of the same minute differ. */
  readonly short?: boolean;
}

/** An id that is copied by a click, for tickets and SQL. */
export function CopyableId({ id, label, short = false }: Props) {
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? "Copied" : `Copy ${id}`}>
          <UnstyledButton onClick={copy} aria-label={`Copy ${label} ${id}`}>
            <Code>{short ? `…${id.slice(-12)}` : id}</Code>
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
