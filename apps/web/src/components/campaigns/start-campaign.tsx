"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlayerPlay } from "@tabler/icons-react";
import { onDemand } from "../../lib/on-demand.ts";

const StartDialog = onDemand(() => import("./start-dialog.tsx").then((module) => module.StartDialog));

interface Props {
  readonly campaignId: string;
  readonly name: string;
  /** In a list, where it is not what one most likely wants. */
  readonly quiet?: boolean;
}

/** Starts a campaign, after a question. */
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
