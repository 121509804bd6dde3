"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";

const TokenDialog = onDemand(() => import("./token-dialog.tsx").then((module) => module.TokenDialog));

/** A button and its dialog, which shows the new token once. */
export function NewToken({ operator }: { readonly operator: boolean }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
        New token
      </Button>
      {opened && <TokenDialog operator={operator} onClose={close} />}
    </>
  );
}
