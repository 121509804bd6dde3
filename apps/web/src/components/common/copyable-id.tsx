"use client";

import { Code, CopyButton, Tooltip, UnstyledButton } from "@mantine/core";

/** An id that is copied by a click, for tickets and SQL. */
export function CopyableId({ id, label }: { readonly id: string; readonly label: string }) {
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? "Copied" : "Copy"}>
          <UnstyledButton onClick={copy} aria-label={`Copy ${label} ${id}`}>
            <Code>{id}</Code>
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
