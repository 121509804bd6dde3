"use client";

import { Badge, Group, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { formatAddress } from "../../lib/format.ts";
import { leavingFor } from "../../lib/leaving.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Card } from "../common/card.tsx";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { browserName } from "./browser-name.ts";

type Session = Outputs["auth"]["sessions"]["items"][number];

/** The user's sessions. */
export function SessionsCard() {
  const trpc = useTRPC();
  const sessions = useQuery(trpc.auth.sessions.queryOptions());
  return (
    <Card title="Sessions">
      <Text c="dimmed" size="sm" mb="md">
        A log-in lasts seven days. If there is one that you do not recognize, revoke it and change your
        password.
      </Text>
      <QueryView query={sessions} what="sessions">
        {({ items }) => (
          <StackedTable
            caption="Sessions, the newest first"
            columns={["Browser", "Address", "Since", "Until", "Action"]}
          >
            {items.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </StackedTable>
        )}
      </QueryView>
    </Card>
  );
}

function SessionRow({ session }: { readonly session: Session }) {
  const browser = browserName(session.userAgent);
  return (
    <tr data-testid="session-row">
      <Cell label="Browser">
        <Group gap="xs">
          <Text size="sm" title={session.userAgent ?? undefined}>
            {browser}
          </Text>
          {session.current && (
            <Badge color="teal" variant="light" radius="sm" tt="none">
              this one
            </Badge>
          )}
        </Group>
      </Cell>
      <Cell label="Address">
        {session.ipAddress === null ? <Nothing /> : <Text size="sm">{formatAddress(session.ipAddress)}</Text>}
      </Cell>
      <Cell label="Since">
        <Time at={session.createdAt} size="sm" />
      </Cell>
      <Cell label="Until">
        <Time at={session.expiresAt} as="at" size="sm" />
      </Cell>
      <Cell label="Action">
        <RevokeSession session={session} browser={browser} />
      </Cell>
    </tr>
  );
}

function RevokeSession({ session, browser }: { readonly session: Session; readonly browser: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  // Ending the current session leaves the page: a refetch would only be refused.
  const beside = session.current ? leavingFor("/sign-in") : { onSuccess: refresh };
  const revoke = useMutation(trpc.auth.revokeSession.mutationOptions(beside));
  return (
    <Confirmed
      label="Revoke…"
      name={session.current ? "Revoke this session" : `Revoke the session of ${browser}`}
      action="Revoke the session"
      color="red"
      {...confirming(revoke, { id: session.id })}
    >
      {session.current
        ? "This is the session that you are using: you will be logged out here."
        : "That browser is logged out at its next click and has to log in again."}
    </Confirmed>
  );
}
