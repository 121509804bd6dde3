"use client";

import { Badge, Group, Paper, Stack, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { slowly } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import type { Campaign } from "../campaign/campaign.ts";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { OpenedDrawer } from "../common/opened-drawer.tsx";
import { QueryView } from "../common/query-view.tsx";
import { TakeOut } from "./take-out.tsx";

type Mail = Outputs["sending"]["mails"]["items"][number];

interface Props {
  readonly campaign: Campaign;
  readonly onClose: () => void;
}

/** The mails as they will arrive, one below the other. */
export function MailsDrawer({ campaign, onClose }: Props) {
  return (
    <OpenedDrawer onClose={onClose} title="The mails, as they will arrive" closes="Close the mails">
      <Mails campaignId={campaign.id} />
    </OpenedDrawer>
  );
}

function Mails({ campaignId }: { readonly campaignId: string }) {
  const trpc = useTRPC();
  const mails = useInfiniteQuery(
    trpc.sending.mails.infiniteQueryOptions(
      { id: campaignId, limit: 20 },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: slowly },
    ),
  );
  return (
    <>
      <QueryView query={mails} what="mails">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return (
              <EmptyState icon={<IconMail size={30} />} title="No mails here">
                Nobody is in the campaign at Instantly.
              </EmptyState>
            );
          }
          return (
            <Stack gap="md">
              {items.map((mail) => (
                <MailCard key={mail.id} campaignId={campaignId} mail={mail} />
              ))}
            </Stack>
          );
        }}
      </QueryView>
      <MoreButton query={mails} />
    </>
  );
}

function MailCard({ campaignId, mail }: { readonly campaignId: string; readonly mail: Mail }) {
  const name = [mail.firstName, mail.lastName].filter(Boolean).join(" ") || mail.to;
  return (
    <Paper withBorder p="md" data-testid="mail">
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {[mail.title, mail.companyName, mail.to].filter(Boolean).join(", ")}
          </Text>
        </div>
        {mail.leaving ? (
          <Badge color="gray" variant="light" radius="sm" tt="none">
            Being taken out
          </Badge>
        ) : (
          <TakeOut campaignId={campaignId} leadId={mail.id} name={name} />
        )}
      </Group>
      <Text fw={600} mb="xs">
        {mail.subject}
      </Text>
      <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {mail.text}
      </Text>
    </Paper>
  );
}
