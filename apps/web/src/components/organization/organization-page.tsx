"use client";

import { useQuery } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { rightsIn } from "../../lib/me.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { PageHeader } from "../common/page-header.tsx";
import { QueryView } from "../common/query-view.tsx";
import { LeaveOrganization } from "./leave-organization.tsx";
import { OrganizationTabs } from "./organization-tabs.tsx";
import { RenameOrganization } from "./rename-organization.tsx";

export function OrganizationPage({ organizationId }: { readonly organizationId: string }) {
  const trpc = useTRPC();
  const me = useMe();
  const organization = useQuery(trpc.organization.get.queryOptions({ id: organizationId }));
  const rights = me === undefined ? undefined : rightsIn(me, organizationId);
  return (
    <QueryView query={organization} what="organization">
      {({ id, name, campaigns }) => (
        <>
          <PageHeader
            title={name}
            subtitle={`${plural(campaigns, "campaign")}${rights?.role ? ` · your role: ${rights.role}` : ""}`}
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
