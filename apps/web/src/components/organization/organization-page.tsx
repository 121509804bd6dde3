"use client";

import { Tabs } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { formatKnown, formatUsd, plural } from "../../lib/format.ts";
import { formatSpent, NOTHING_SPENT } from "../../lib/format-spent.ts";
import { type Rights, rightsIn } from "../../lib/me.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Card } from "../common/card.tsx";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { MembersTab } from "./members-tab.tsx";
import classes from "./organization-page.module.css";
import { RenameOrganization } from "./rename-organization.tsx";

const DoNotContactTab = onDemand(() =>
  import("./do-not-contact-tab.tsx").then((module) => module.DoNotContactTab),
);
const InvitationsTab = onDemand(() =>
  import("./invitations-tab.tsx").then((module) => module.InvitationsTab),
);

export function OrganizationPage({ organizationId }: { readonly organizationId: string }) {
  const trpc = useTRPC();
  const me = useMe();
  const organization = useQuery(trpc.organization.get.queryOptions({ id: organizationId }));
  const rights = me === undefined ? undefined : rightsIn(me, organizationId);
  return (
    <QueryView query={organization} what="organization">
      {({ id, name, campaigns, createdAt: _, ...money }) => (
        <>
          <PageHeader
            title={name}
            subtitle={`${plural(campaigns, "campaign")} · ${spentWords(money)}${rights?.role ? ` · your role: ${rights.role}` : ""}`}
          >
            {rights?.manages && <RenameOrganization organizationId={id} name={name} />}
            {rights?.role && <LeaveOrganization organizationId={id} name={name} />}
          </PageHeader>
          {rights !== undefined && <OrganizationTabs organizationId={id} rights={rights} />}
        </>
      )}
    </QueryView>
  );
}

type Money = Omit<Outputs["organization"]["get"], "id" | "name" | "campaigns" | "createdAt">;

/** The cost of all calls of the organization, and the share of its sample mails. */
function spentWords({ sampleMails, ...money }: Money): string {
  const spent = formatSpent(money);
  if (spent === NOTHING_SPENT) return "nothing spent yet";
  if (sampleMails.calls === 0) return `spent ${spent}`;
  const mails = formatKnown({ known: sampleMails.costUsd, atLeast: sampleMails.costUsdAtLeast }, formatUsd);
  return `spent ${spent} (${mails} of it for ${plural(sampleMails.calls, "sample mail")})`;
}

interface LeaveProps {
  readonly organizationId: string;
  readonly name: string;
}

function LeaveOrganization({ organizationId, name }: LeaveProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const leave = useMutation(
    trpc.organization.leave.mutationOptions({
      onSuccess: () => {
        router.push("/organizations");
        refresh();
      },
    }),
  );
  return (
    <Confirmed
      label="Leave…"
      size="sm"
      action="Leave the organization"
      color="red"
      {...confirming(leave, { id: organizationId })}
    >
      You lose access to {name}, and invitations that you made are cancelled. To come back you need an
      invitation. The last owner of an organization can't leave it.
    </Confirmed>
  );
}

interface TabsProps {
  readonly organizationId: string;
  readonly rights: Rights;
}

function OrganizationTabs({ organizationId, rights }: TabsProps) {
  const shown = rights.manages
    ? (["members", "invitations", "do-not-contact"] as const)
    : (["members", "do-not-contact"] as const);
  const asked = useSearchParams().get("tab");
  const tab = shown.find((each) => each === asked) ?? "members";
  // Kept in the address, so that a link or a reload shows the same.
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
