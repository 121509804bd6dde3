"use client";

import { Code, Stack, Text, Title } from "@mantine/core";
import { CopyableId } from "../common/copyable-id.tsx";
import { Facts } from "../common/facts.tsx";
import { OpenedDrawer } from "../common/opened-drawer.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { actorOf } from "./actor-of.ts";
import { type AuditEvent, auditWords } from "./audit-words.ts";
import { changesOf } from "./changes-of.ts";

interface Props {
  readonly event: AuditEvent;
  readonly onClose: () => void;
}

/** All stored facts of one event. */
export function AuditDrawer({ event, onClose }: Props) {
  return (
    <OpenedDrawer onClose={onClose} title={auditWords(event.action)} closes="Close the details">
      <Details event={event} />
    </OpenedDrawer>
  );
}

function Details({ event }: { readonly event: AuditEvent }) {
  return (
    <Stack gap="lg">
      <Facts
        long
        items={[
          ["When", <Time key="at" at={event.at} as="at" />],
          ["Who", actorOf(event)],
          ["Action", <Code key="action">{event.action}</Code>],
          ["From", event.address],
          ["Program", event.userAgent],
          ["About", event.targetType?.replaceAll("_", " ")],
          ["Its id", event.targetId && <CopyableId key="id" id={event.targetId} label="the id" />],
          [
            "Organization",
            event.organizationId && (
              <CopyableId key="organization" id={event.organizationId} label="the organization's id" />
            ),
          ],
        ]}
      />
      <Changes event={event} />
    </Stack>
  );
}

function Changes({ event }: { readonly event: AuditEvent }) {
  const changes = changesOf(event.before, event.after);
  if (changes.length === 0) {
    return (
      <Text c="dimmed" size="sm">
        No values before and after are shown: there are none, or they belong to another organization.
      </Text>
    );
  }
  return (
    <div>
      <Title order={3} size="h6" mb="xs">
        Before and after
      </Title>
      <StackedTable caption="Before and after" columns={["What", "Before", "After"]}>
        {changes.map(({ field, before, after }) => (
          <tr key={field}>
            <Cell label="What">
              <Text size="sm" fw={600}>
                {field.replaceAll("_", " ")}
              </Text>
            </Cell>
            <Cell label="Before">
              <Value text={before} />
            </Cell>
            <Cell label="After">
              <Value text={after} />
            </Cell>
          </tr>
        ))}
      </StackedTable>
    </div>
  );
}

function Value({ text }: { readonly text: string | null }) {
  return (
    <Text size="sm" {...(text === null && { c: "dimmed" })} style={{ overflowWrap: "anywhere" }}>
      {text ?? "–"}
    </Text>
  );
}
