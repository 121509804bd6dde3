"use client";

import { Badge, Group, Text } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { Rights } from "../../lib/me.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { NewInvitation } from "./new-invitation.tsx";

type Invitation = Outputs["invitation"]["list"]["items"][number];

interface Props {
  readonly organizationId: string;
  readonly rights: Rights;
}

export function InvitationsTab({ organizationId, rights }: Props) {
  const trpc = useTRPC();
  const invitations = useQuery(trpc.invitation.list.queryOptions({ organizationId }));
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <Text c="dimmed" size="sm" maw={560}>
          No mail is sent: you get a link and pass it on. It works once, for a week, and for the invited
          address only.
        </Text>
        {rights.managesMembers && <NewInvitation organizationId={organizationId} role={rights.role} />}
      </Group>
      <QueryView query={invitations} what="invitations">
        {({ items }) => <InvitationTable invitations={items} rights={rights} />}
      </QueryView>
    </>
  );
}

interface TableProps {
  readonly invitations: readonly Invitation[];
  readonly rights: Rights;
}

function InvitationTable({ invitations, rights }: TableProps) {
  if (invitations.length === 0) {
    return (
      <EmptyState icon={<IconMail size={30} />} title="Nobody has been invited">
        Invite the people who are to see these campaigns.
      </EmptyState>
    );
  }
  return (
    <StackedTable
      caption="Invitations, the newest first"
      columns={["E-mail", "Role", "State", "By", "Until", ...(rights.managesMembers ? ["Action"] : [])]}
    >
      {invitations.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} rights={rights} />
      ))}
    </StackedTable>
  );
}

interface RowProps {
  readonly invitation: Invitation;
  readonly rights: Rights;
}

function InvitationRow({ invitation, rights }: RowProps) {
  const inTime = useNow((now) => invitation.expiresAt > now);
  const open = invitation.status === "pending" && inTime;
  return (
    <tr data-testid="invitation-row">
      <Cell label="E-mail">
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          {invitation.email}
        </Text>
      </Cell>
      <Cell label="Role">
        <Text size="sm">{invitation.role}</Text>
      </Cell>
      <Cell label="State">
        <Badge color={open ? "blue" : "gray"} variant="light" radius="sm" tt="none">
          {stateOf(invitation, open)}
        </Badge>
      </Cell>
      <Cell label="By">
        <Text size="sm">{invitation.inviterName}</Text>
      </Cell>
      <Cell label="Until">
        <Time at={invitation.expiresAt} as="at" size="sm" />
      </Cell>
      {rights.managesMembers && (
        <Cell label="Action">{open ? <CancelInvitation invitation={invitation} /> : <Nothing />}</Cell>
      )}
    </tr>
  );
}

const WORDS: Readonly<Record<Invitation["status"], string>> = {
  pending: "ran out",
  accepted: "accepted",
  rejected: "declined",
  canceled: "cancelled",
};

const stateOf = ({ status }: Invitation, open: boolean): string => (open ? "open" : WORDS[status]);

function CancelInvitation({ invitation }: { readonly invitation: Invitation }) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const cancel = useMutation(trpc.invitation.cancel.mutationOptions({ onSettled }));
  return (
    <Confirmed
      label="Cancel…"
      name={`Cancel the invitation of ${invitation.email}`}
      action="Cancel the invitation"
      color="red"
      {...confirming(cancel, { id: invitation.id })}
    >
      The link that {invitation.email} was given does not work any more.
    </Confirmed>
  );
}
