"use client";

import { LEAD_STATUSES, type LeadStatus } from "@leadgen/core";
import { Anchor, Text } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useFilter, useOpened } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { SLOW_POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { EmptyState } from "../common/empty-state.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { StatusBadge } from "../common/status-badge.tsx";
import { StatusFilter } from "../common/status-filter.tsx";
import type { Campaign } from "./campaign.ts";
import { leadName, NO_LEADS } from "./lead-data.ts";

const LeadDrawer = onDemand(() => import("./lead-drawer.tsx").then((module) => module.LeadDrawer));

type Lead = Outputs["lead"]["list"]["items"][number];

export function LeadsTab({ campaign }: { readonly campaign: Campaign }) {
  const { id: campaignId } = campaign;
  const counts = JSON.stringify(campaign.leads);
  const [status, setStatus] = useFilter("status", LEAD_STATUSES);
  const { value: shown, open, close } = useOpened("lead");
  const trpc = useTRPC();
  const leads = useInfiniteQuery(
    trpc.lead.list.infiniteQueryOptions(
      { campaignId, limit: 50, ...(status !== undefined && { status }) },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: SLOW_POLL_MS },
    ),
  );
  const { refetch } = leads;
  // The campaign's numbers above are streamed: the list must not lag behind them.
  useEffect(() => void refetch(), [counts, refetch]);
  return (
    <>
      <StatusFilter of="leads" statuses={LEAD_STATUSES} status={status} onChange={setStatus} />
      <QueryView query={leads} what="leads">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <NoLeads campaign={campaign} status={status} />
          ) : (
            <LeadTable leads={items} onShow={open} />
          );
        }}
      </QueryView>
      <MoreButton query={leads} />
      {shown !== null && <LeadDrawer leadId={shown} onClose={close} />}
    </>
  );
}

interface NoneProps {
  readonly campaign: Campaign;
  readonly status: LeadStatus | undefined;
}

function NoLeads({ campaign: { status: state, leads }, status }: NoneProps) {
  const counted = LEAD_STATUSES.some((each) => (status ?? each) === each && leads[each] > 0);
  const words = status === undefined ? NO_LEADS[state] : `None is ${status}.`;
  return (
    <EmptyState icon={<IconUsers size={30} />} title={counted ? "Loading the leads…" : "No leads here"}>
      {!counted && words}
    </EmptyState>
  );
}

interface TableProps {
  readonly leads: readonly Lead[];
  readonly onShow: (leadId: string) => void;
}

function LeadTable({ leads, onShow }: TableProps) {
  return (
    <StackedTable
      caption="Leads in the order found"
      columns={["Name", "Title", "Company", "E-mail", "Status"]}
    >
      {leads.map((lead) => (
        <tr key={lead.id} data-testid="lead-row">
          <Cell label="Name">
            <Anchor component="button" type="button" fw={600} ta="left" onClick={() => onShow(lead.id)}>
              {leadName(lead)}
            </Anchor>
          </Cell>
          <Cell label="Title">
            <Text size="sm">{lead.title ?? "–"}</Text>
          </Cell>
          <Cell label="Company">
            <Text size="sm">{lead.companyName ?? "–"}</Text>
          </Cell>
          <Cell label="E-mail">
            <Text size="sm" style={{ overflowWrap: "anywhere" }}>
              {lead.email ?? "–"}
            </Text>
          </Cell>
          <Cell label="Status">
            <StatusBadge status={lead.status} />
          </Cell>
        </tr>
      ))}
    </StackedTable>
  );
}
