"use client";

import { Badge, Code, Group, Text } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { formatDate } from "../../lib/format.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Card } from "../common/card.tsx";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { NewToken } from "./new-token.tsx";

type Token = Outputs["token"]["list"]["items"][number];

/** The user's tokens for scripts and integrations. @param operator whether the user may give the scope `operate`. */
export function TokensCard({ operator }: { readonly operator: boolean }) {
  const trpc = useTRPC();
  const tokens = useQuery(trpc.token.list.queryOptions());
  return (
    <Card title="API tokens">
      <Group justify="space-between" align="flex-start" mb="md">
        <Text c="dimmed" size="sm" maw={620}>
          For scripts, as <Code>Authorization: Bearer …</Code>. A token may do what you may do, within its
          scopes.
        </Text>
        <NewToken operator={operator} />
      </Group>
      <QueryView query={tokens} what="tokens">
        {({ items }) => <TokenTable tokens={items} />}
      </QueryView>
    </Card>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  if (tokens.length === 0) {
    return (
      <EmptyState icon={<IconKey size={30} />} title="No tokens yet">
        Make one for each script, so that each can be revoked by itself.
      </EmptyState>
    );
  }
  return (
    <StackedTable
      caption="API tokens, the newest first"
      columns={["Name", "Begins with", "Scopes", "Last used", "Until", "Action"]}
    >
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </StackedTable>
  );
}

function TokenRow({ token }: { readonly token: Token }) {
  const over = useEnd(token);
  return (
    <tr data-testid="token-row">
      <Cell label="Name">
        <Text size="sm" fw={600}>
          {token.name}
        </Text>
      </Cell>
      <Cell label="Begins with">
        <Code>ldg_{token.prefix}_…</Code>
      </Cell>
      <Cell label="Scopes">
        <Text size="sm">{token.scopes.join(", ")}</Text>
      </Cell>
      <Cell label="Last used">
        {token.lastUsedAt === null ? (
          <Text size="sm" c="dimmed">
            never
          </Text>
        ) : (
          <Time at={token.lastUsedAt} size="sm" />
        )}
      </Cell>
      <Cell label="Until">
        {over === null ? (
          <Time at={token.expiresAt} as="day" size="sm" />
        ) : (
          <Badge color="gray" variant="light" radius="sm" tt="none">
            {over}
          </Badge>
        )}
      </Cell>
      <Cell label="Action">{over === null ? <RevokeToken token={token} /> : <Nothing />}</Cell>
    </tr>
  );
}

/** Why a token has stopped working; null while it works. */
function useEnd({ revokedAt, expiresAt }: Token): string | null {
  const ranOut = useNow((now) => expiresAt <= now);
  if (revokedAt !== null) return `revoked ${formatDate(revokedAt)}`;
  return ranOut ? `ran out ${formatDate(expiresAt)}` : null;
}

function RevokeToken({ token }: { readonly token: Token }) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const revoke = useMutation(trpc.token.revoke.mutationOptions({ onSettled }));
  return (
    <Confirmed
      label="Revoke…"
      name={`Revoke the token ${token.name}`}
      action="Revoke the token"
      color="red"
      {...confirming(revoke, { id: token.id })}
    >
      Requests with “{token.name}” are refused from now on. This cannot be undone.
    </Confirmed>
  );
}
