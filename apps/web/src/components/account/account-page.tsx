"use client";

import { Anchor, SimpleGrid, Stack, Text } from "@mantine/core";
import { useMe } from "../../lib/use-me.ts";
import { Card } from "../common/card.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { TokensCard } from "./tokens-card.tsx";
import { WhoCard } from "./who-card.tsx";

export function AccountPage() {
  const me = useMe();
  return (
    <>
      <PageHeader title="Account" subtitle="Who you are here, and every way in that is yours." />
      {me?.kind === "installation" && <Nobody />}
      {me?.kind === "person" && (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <WhoCard me={me} />
            <PasswordCard email={me.user?.email ?? ""} />
          </SimpleGrid>
          <SessionsCard />
          <TokensCard operator={me.operator} />
        </Stack>
      )}
    </>
  );
}

function Nobody() {
  return (
    <Card title="The installation's token">
      <Text maw={640}>
        You are signed in with OPERATOR_TOKEN, which belongs to nobody in particular. It has no password, no
        sessions and no tokens of its own, and what it does stands in the history without a name. For daily
        work, log out and <Anchor href="/sign-up">sign up</Anchor>.
      </Text>
    </Card>
  );
}
