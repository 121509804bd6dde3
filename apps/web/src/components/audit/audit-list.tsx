"use client";

import { Button, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useOpened } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { actorOf } from "./actor-of.ts";
import { type AuditEvent, auditWords, deedWords } from "./audit-words.ts";
import { subjectOf } from "./changes-of.ts";
import { differences } from "./differences.ts";

const AuditDrawer = onDemand(() => import("./audit-drawer.tsx").then((module) => module.AuditDrawer));

interface Props {
  /** Null: the whole installation. */
  readonly organizationId: string | null;
  /** Null: all. */
  readonly action: string | null;
}

export function AuditList({ organizationId, action }: Props) {
  const trpc = useTRPC();
  const { value: shownId, open, close } = useOpened("event");
  const filter = { limit: 50, ...(action !== null && { action }) };
  const paging = { getNextPageParam: (page: Outputs["audit"]["all"]) => page.nextCursor };
  const mine = useInfiniteQuery(
    trpc.audit.list.infiniteQueryOptions(
      { organizationId: organizationId ?? "", ...filter },
      { ...paging, enabled: organizationId !== null },
    ),
  );
  const all = useInfiniteQuery(
    trpc.audit.all.infiniteQueryOptions(filter, { ...paging, enabled: organizationId === null }),
  );
  const events = organizationId === null ? all : mine;
  // Looks among the loaded events only. The filter and "Show more" lead to an older one.
  const shown = events.data?.pages.flatMap((page) => page.items).find(({ id }) => id === shownId);
  return (
    <>
      <QueryView query={events} what="events">
        {({ pages }) => (
          <EventTable events={pages.flatMap((page) => page.items)} onShow={({ id }) => open(id)} />
        )}
      </QueryView>
      <MoreButton query={events} />
      {shown !== undefined && <AuditDrawer event={shown} onClose={close} />}
    </>
  );
}

interface TableProps {
  readonly events: readonly AuditEvent[];
  readonly onShow: (event: AuditEvent) => void;
}

function EventTable({ events, onShow }: TableProps) {
  if (events.length === 0) {
    return (
      <EmptyState icon={<IconHistory size={30} />} title="No such action yet">
        Choose another action, or everything.
      </EmptyState>
    );
  }
  return (
    <StackedTable caption="What was changed, the latest first" columns={["When", "What", "From", "Details"]}>
      {events.map((event) => (
        <EventRow key={event.id} event={event} onShow={() => onShow(event)} />
      ))}
    </StackedTable>
  );
}

/** The way in which an actor acted; null for a user with a session. */
const KINDS: Readonly<Record<AuditEvent["actorKind"], string | null>> = {
  USER: null,
  TOKEN: "API token",
  INSTALLATION: "installation's token",
  SERVER: "on the server",
};

function EventRow({ event, onShow }: { readonly event: AuditEvent; readonly onShow: () => void }) {
  const kind = KINDS[event.actorKind];
  const words = auditWords(event.action);
  const subject = subjectOf(event);
  const changed = differences(event.before, event.after);
  return (
    <tr data-testid="audit-row">
      <Cell label="When">
        <Time at={event.at} as="at" size="sm" />
      </Cell>
      <Cell label="What">
        <Text size="sm" style={{ overflowWrap: "anywhere" }}>
          <Text span inherit fw={600}>
            {actorOf(event)}
          </Text>
          {kind !== null && ` (${kind})`} {deedWords(event.action)}
          {subject !== null && `: ${subject}`}
        </Text>
        {changed !== null && (
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {changed}
          </Text>
        )}
      </Cell>
      <Cell label="From">
        <Text size="sm">{event.address ?? "–"}</Text>
      </Cell>
      <Cell label="Details">
        <Button size="compact-sm" variant="default" onClick={onShow} aria-label={`Details: ${words}`}>
          Details
        </Button>
      </Cell>
    </tr>
  );
}
