"use client";

import { CAMPAIGN_TABLE } from "@leadgen/core";
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMail } from "@tabler/icons-react";
import { formatNumber, plural } from "../../lib/format.ts";
import { onDemand } from "../../lib/on-demand.ts";
import type { Campaign } from "../campaign/campaign.ts";
import { Card } from "../common/card.tsx";
import { Facts } from "../common/facts.tsx";
import { Time } from "../common/time.tsx";
import { ActivateSending } from "./activate-sending.tsx";
import { AtInstantly } from "./at-instantly.tsx";
import { ChangeSending } from "./change-sending.tsx";
import { PauseSending } from "./pause-sending.tsx";
import { sendingWords } from "./sending-words.ts";
import { dayWords } from "./weekdays.ts";

const MailsDrawer = onDemand(() => import("./mails-drawer.tsx").then((module) => module.MailsDrawer));

/** The state and settings of the sending, and the actions on it. */
export function SendingCard({ campaign }: { readonly campaign: Campaign }) {
  const { state } = campaign.sending;
  const { words, color } = sendingWords(state);
  const began = state !== "NOT_ACTIVATED";
  return (
    <Card title="Sending">
      <Stack gap="md">
        <Group gap="sm">
          <Badge color={color} variant="light" radius="sm" tt="none" data-testid="sending-state">
            {words}
          </Badge>
          <Since sending={campaign.sending} />
        </Group>
        <Text>{stateWords(campaign)}</Text>
        {began && campaign.sending.goneAt === null && campaign.instantlyCampaignId !== null && (
          <AtInstantly campaignId={campaign.id} />
        )}
        <Facts
          items={[
            ["Senders", campaign.senders.length === 0 ? "none chosen yet" : campaign.senders.join(", ")],
            ["A day", `${formatNumber(campaign.dailyLimit)} mails at most`],
            [
              "Hours",
              `${dayWords(campaign.sendDays)}, ${campaign.sendFrom} to ${campaign.sendTo}, ${campaign.timeZone}`,
            ],
            ["Postal address", campaign.addressLine ?? "none entered yet"],
            ["Opt-out header", campaign.optOut ? "on" : "off"],
          ]}
        />
        <Actions campaign={campaign} />
      </Stack>
    </Card>
  );
}

function Since({ sending: { since, by } }: Pick<Campaign, "sending">) {
  if (since === null) return null;
  return (
    <Text size="sm" c="dimmed" component="div">
      <Time at={since} /> by {by}
    </Text>
  );
}

function stateWords({ sending, leads, status }: Campaign): string {
  const mails = plural(leads.HANDED_OVER, "mail");
  if (sending.goneAt !== null)
    return "Somebody deleted the campaign at Instantly: nothing is sent, and opt-outs can no longer be read there.";
  switch (sending.state) {
    case "NOT_ACTIVATED":
      if (!CAMPAIGN_TABLE[status].over) {
        return leads.HANDED_OVER === 0
          ? "When the campaign is over, its mails can be looked through and the sending activated."
          : `${mails} can be looked through already. The sending can be activated when the campaign is over.`;
      }
      return leads.HANDED_OVER === 0
        ? "Nobody was handed over, so there is nothing to send."
        : `${mails} ${leads.HANDED_OVER === 1 ? "is" : "are"} ready at Instantly. Nobody gets one until a person activates the sending.`;
    case "ACTIVATING":
      return "The sending is being activated at Instantly.";
    case "ACTIVE":
      return `Instantly sends ${mails}, within the hours and the limit below.`;
    case "PAUSED":
      return "Instantly sends nothing more. Activate the sending to go on, with the settings below.";
    case "UNKNOWN":
      return "Instantly did not answer the activation, so it may be sending. Activate it again (the app checks first), or pause it.";
  }
}

function Actions({ campaign }: { readonly campaign: Campaign }) {
  const [opened, { open, close }] = useDisclosure(false);
  const { id, sending, leads, status } = campaign;
  const maySend = sending.state === "ACTIVE" || sending.state === "ACTIVATING" || sending.state === "UNKNOWN";
  const ready = sending.goneAt === null && CAMPAIGN_TABLE[status].over && leads.HANDED_OVER > 0;
  return (
    <Group gap="sm">
      {ready && sending.state !== "ACTIVE" && sending.state !== "ACTIVATING" && (
        <ActivateSending campaignId={id} again={sending.state !== "NOT_ACTIVATED"} />
      )}
      {maySend && <PauseSending campaignId={id} />}
      {leads.HANDED_OVER > 0 && (
        <Button variant="default" leftSection={<IconMail size={16} aria-hidden />} onClick={open}>
          Look at the mails…
        </Button>
      )}
      {!maySend && <ChangeSending campaign={campaign} />}
      {opened && <MailsDrawer campaign={campaign} onClose={close} />}
    </Group>
  );
}
