"use client";

import { Alert, Button, CopyButton, Stack, Text, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconKey } from "@tabler/icons-react";

interface Props {
  readonly title: string;
  /** Label of the secret's field: "The token". */
  readonly label: string;
  readonly value: string;
  /** What the secret gives access to, and what to do with it. */
  readonly children: string;
}

/** A secret that the server shows only once, with a button to copy it. */
export function ShownOnce({ title, label, value, children }: Props) {
  return (
    <Alert color="teal" title={title} icon={<IconKey aria-hidden />} role="status">
      <Stack gap="sm">
        <Text size="sm">{children}</Text>
        <TextInput
          label={label}
          value={value}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        />
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={18} aria-hidden /> : <IconCopy size={18} aria-hidden />}
            >
              {copied ? "Copied" : "Copy"}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  );
}
