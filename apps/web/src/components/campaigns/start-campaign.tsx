"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlayerPlay } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";

const StartDialog = onDemand(() => import("./start-dialog.tsx").then((module) => module.StartDialog));

interface Props {
  readonly campaignId: string;
  readonly name: string;
  /** A less prominent button, for a list. */
  readonly quiet?: boolean;
}

/** Starts a campaign after a confirmation. */
export function StartCampaign({ campaignId, name, quiet = false }: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        {...(quiet && { size: "xs", variant: "default" })}
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
