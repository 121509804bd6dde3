"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";
import type { Campaign } from "../campaign/campaign.ts";

const ChangeSendingDialog = onDemand(() =>
  import("./change-sending-dialog.tsx").then((module) => module.ChangeSendingDialog),
);

export function ChangeSending({ campaign }: { readonly campaign: Campaign }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={open}>
        Change…
      </Button>
      {opened && <ChangeSendingDialog campaign={campaign} onClose={close} />}
    </>
  );
}
