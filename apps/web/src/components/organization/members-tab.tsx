"use client";

import { Badge, Group, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { Member, Rights } from "../../lib/me.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { EmptyState } from "../common/empty-state.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { MemberActions } from "./member-actions.tsx";

interface Props {
  readonly organizationId: string;
  readonly rights: Rights;
}

export function MembersTab({ organizationId, rights }: Props) {
  const trpc = useTRPC();
  const members = useQuery(trpc.member.list.queryOptions({ organizationId }));
  return (
    <QueryView query={members} what="members">
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={<IconUsers size={30} />} title="Nobody owns this organization">
            It was made with the installation's token. On the server, <code>pnpm operator adopt</code> gives
            it an owner.
          </EmptyState>
        ) : (
          <StackedTable caption="Members, in the order in which they joined" columns={columnsFor(rights)}>
            {items.map((member) => (
              <MemberRow key={member.id} member={member} rights={rights} />
            ))}
          </StackedTable>
        )
      }
    </QueryView>
  );
}

const columnsFor = ({ managesMembers }: Rights): string[] => [
  "Name",
  "E-mail",
  "Role",
  "Since",
  ...(managesMembers ? ["Action"] : []),
];

function MemberRow({ member, rights }: { readonly member: Member; readonly rights: Rights }) {
  const mine = useMe()?.user?.id === member.userId;
  // Only an owner may change owners.
  const mayChange = rights.managesMembers && (member.role !== "owner" || rights.role === "owner");
  return (
    <tr data-testid="member-row">
      <Cell label="Name">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {member.name}
          </Text>
          {mine && (
            <Badge color="teal" variant="light" radius="sm" tt="none">
              you
            </Badge>
          )}
        </Group>
      </Cell>
      <Cell label="E-mail">
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {member.email}
        </Text>
      </Cell>
      <Cell label="Role">
        <Text size="sm">{member.role}</Text>
      </Cell>
      <Cell label="Since">
        <Time at={member.createdAt} size="sm" />
      </Cell>
      {rights.managesMembers && (
        <Cell label="Action">
          {mayChange ? <MemberActions member={member} rights={rights} removable={!mine} /> : <Nothing />}
        </Cell>
      )}
    </tr>
  );
}
