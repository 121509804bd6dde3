"use client";

import { Anchor, Badge, Button, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBuilding, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { formatNumber } from "../../lib/format.ts";
import { rightsIn } from "../../lib/me.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { Dialog } from "../common/dialog.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { Link } from "../common/link.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { Nothing } from "../common/nothing.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { FirstOrganization } from "./first-organization.tsx";
import { NewOrganizationForm } from "./new-organization-form.tsx";

type Organization = Outputs["organization"]["list"]["items"][number];

export function OrganizationsPage() {
  const person = useMe()?.kind === "person";
  const [creating, { open, close }] = useDisclosure(false);
  const trpc = useTRPC();
  const organizations = useInfiniteQuery(
    trpc.organization.list.infiniteQueryOptions(
      { limit: 25 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const items = organizations.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeader title="Organizations" subtitle="Whose campaigns and leads you see.">
        {!(person && items?.length === 0) && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
            New organization
          </Button>
        )}
      </PageHeader>
      {person && items?.length === 0 ? (
        <FirstOrganization />
      ) : (
        <Card>
          <QueryView query={organizations} what="organizations">
            {() => <OrganizationTable organizations={items ?? []} />}
          </QueryView>
          <MoreButton query={organizations} />
        </Card>
      )}
      <Dialog opened={creating} onClose={close} title="New organization">
        <NewOrganizationForm onCreated={close} />
      </Dialog>
    </>
  );
}

function OrganizationTable({ organizations }: { readonly organizations: readonly Organization[] }) {
  const me = useMe();
  if (organizations.length === 0) {
    return (
      <EmptyState icon={<IconBuilding size={30} />} title="No organizations yet">
        People make them once they have signed up.
      </EmptyState>
    );
  }
  return (
    <StackedTable
      caption="Organizations, the newest first"
      columns={["Name", "Your role", "Campaigns", "Since"]}
      numbers={["Campaigns"]}
    >
      {organizations.map(({ id, name, campaigns, createdAt }) => {
        const role = me === undefined ? null : rightsIn(me, id).role;
        return (
          <tr key={id} data-testid="organization-row">
            <Cell label="Name">
              <Anchor component={Link} href={`/organizations/${id}`} fw={600}>
                {name}
              </Anchor>
            </Cell>
            <Cell label="Your role">{role === null ? <Nothing /> : <RoleBadge role={role} />}</Cell>
            <Cell label="Campaigns" number>
              <Text size="sm">{formatNumber(campaigns)}</Text>
            </Cell>
            <Cell label="Since">
              <Time at={createdAt} size="sm" />
            </Cell>
          </tr>
        );
      })}
    </StackedTable>
  );
}

function RoleBadge({ role }: { readonly role: string }) {
  return (
    <Badge color="indigo" variant="light" radius="sm" tt="none">
      {role}
    </Badge>
  );
}
