"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconSend } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";

const ActivateSendingDialog = onDemand(() =>
  import("./activate-sending-dialog.tsx").then((module) => module.ActivateSendingDialog),
);

interface Props {
  readonly campaignId: string;
  /** True after a pause, or after an activation with an unknown outcome. */
  readonly again: boolean;
}

/** Activates the sending, after showing the unmet conditions and how many people get a mail. */
export function ActivateSending({ campaignId, again }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconSend size={16} aria-hidden />} onClick={open}>
        {again ? "Activate again…" : "Activate sending…"}
      </Button>
      {opened && <ActivateSendingDialog campaignId={campaignId} onClose={close} />}
    </>
  );
}
