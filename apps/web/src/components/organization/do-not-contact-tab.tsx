"use client";

import { Group, Text } from "@mantine/core";
import { IconMailOff } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useFilters } from "../../lib/in-address.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { SearchField } from "../common/search-field.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { AddDoNotContact } from "./add-do-not-contact.tsx";

type Entry = Outputs["doNotContact"]["list"]["items"][number];

/** The organization's do-not-contact list. */
export function DoNotContactTab({ organizationId }: { readonly organizationId: string }) {
  const filters = useFilters();
  const q = filters.text("q");
  const trpc = useTRPC();
  const entries = useInfiniteQuery(
    trpc.doNotContact.list.infiniteQueryOptions(
      { organizationId, limit: 50, ...(q !== "" && { q }) },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  return (
    <>
      <Text c="dimmed" size="sm" mb="md" maw={640}>
        Checked before anything is paid for a lead, and again before it is handed over. A domain covers
        everything below it.
      </Text>
      <Group justify="space-between" align="flex-start">
        <SearchField
          label="Search the list"
          placeholder="An address or a domain"
          value={q}
          onChange={(text) => filters.set({ q: text || null })}
        />
        <AddDoNotContact organizationId={organizationId} />
      </Group>
      <QueryView query={entries} what="entries">
        {({ pages }) => <EntryTable entries={pages.flatMap((page) => page.items)} filtered={q !== ""} />}
      </QueryView>
      <MoreButton query={entries} />
    </>
  );
}

interface TableProps {
  readonly entries: readonly Entry[];
  readonly filtered: boolean;
}

function EntryTable({ entries, filtered }: TableProps) {
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<IconMailOff size={30} />}
        title={filtered ? "No entry matches" : "Everybody may be written to"}
      >
        {filtered
          ? "Try a shorter part of the address."
          : "Add customers, competitors, and people who asked not to be written to."}
      </EmptyState>
    );
  }
  return (
    <StackedTable
      caption="Do not contact, the newest first"
      columns={["Address or domain", "Reason", "By", "Added", "Action"]}
    >
      {entries.map((entry) => (
        <EntryRow key={entry.id} entry={entry} />
      ))}
    </StackedTable>
  );
}

function EntryRow({ entry }: { readonly entry: Entry }) {
  return (
    <tr data-testid="do-not-contact-row">
      <Cell label="Address or domain">
        <Text size="sm" fw={600} style={{ overflowWrap: "anywhere" }}>
          {entry.kind === "PERSON" ? `A person (Apollo ${entry.value})` : entry.value}
        </Text>
      </Cell>
      <Cell label="Reason">
        {entry.reason === null ? <Nothing /> : <Text size="sm">{entry.reason}</Text>}
      </Cell>
      <Cell label="By">
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          {entry.createdBy}
        </Text>
      </Cell>
      <Cell label="Added">
        <Time at={entry.createdAt} size="sm" />
      </Cell>
      <Cell label="Action">
        <RemoveEntry entry={entry} />
      </Cell>
    </tr>
  );
}

function RemoveEntry({ entry }: { readonly entry: Entry }) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const remove = useMutation(trpc.doNotContact.remove.mutationOptions({ onSettled }));
  return (
    <Confirmed
      label="Remove…"
      name={`Remove ${entry.value}`}
      action="Remove from the list"
      color="red"
      {...confirming(remove, { organizationId: entry.organizationId, entryId: entry.id })}
    >
      New leads at {entry.value} may be written to again. Leads that the entry stopped stay as they are.
    </Confirmed>
  );
}
