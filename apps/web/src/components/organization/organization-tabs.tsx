"use client";

import { Tabs } from "@mantine/core";
import { useSearchParams } from "next/navigation";
import type { Rights } from "../../lib/me.ts";
import { Card } from "../common/card.tsx";
import { DoNotContactTab } from "./do-not-contact-tab.tsx";
import { InvitationsTab } from "./invitations-tab.tsx";
import { MembersTab } from "./members-tab.tsx";
import classes from "./organization-tabs.module.css";

interface Props {
  readonly organizationId: string;
  readonly rights: Rights;
}

export function OrganizationTabs({ organizationId, rights }: Props) {
  const shown = rights.manages
    ? (["members", "invitations", "do-not-contact"] as const)
    : (["members", "do-not-contact"] as const);
  const asked = useSearchParams().get("tab");
  const tab = shown.find((each) => each === asked) ?? "members";
  // In the address, so that a link (and a reload) leads back to what was seen.
  const show = (value: string | null) => window.history.replaceState(null, "", `?tab=${value ?? "members"}`);
  return (
    <Card>
      <Tabs value={tab} onChange={show} keepMounted={false} classNames={{ tab: classes.tab ?? "" }}>
        <Tabs.List mb="md">
          <Tabs.Tab value="members">Members</Tabs.Tab>
          {rights.manages && <Tabs.Tab value="invitations">Invitations</Tabs.Tab>}
          <Tabs.Tab value="do-not-contact">Do not contact</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <MembersTab organizationId={organizationId} rights={rights} />
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <InvitationsTab organizationId={organizationId} rights={rights} />
        </Tabs.Panel>
        <Tabs.Panel value="do-not-contact">
          <DoNotContactTab organizationId={organizationId} />
        </Tabs.Panel>
      </Tabs>
    </Card>
  );
}
