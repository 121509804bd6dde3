"use client";

import { Button, type ButtonProps } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlayerPlay } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";

const StartDialog = onDemand(() => import("./start-dialog.tsx").then((module) => module.StartDialog));

interface Props {
  readonly campaignId: string;
  readonly name: string;
  readonly size?: ButtonProps["size"];
}

/** Starts a campaign, after a question. */
export function StartCampaign({ campaignId, name, size = "sm" }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        size={size}
        leftSection={<IconPlayerPlay size={16} aria-hidden />}
        onClick={open}
        aria-label={`Start ${name}`}
      >
        Start…
      </Button>
      {opened && <StartDialog campaignId={campaignId} name={name} onClose={close} />}
    </>
  );
}
