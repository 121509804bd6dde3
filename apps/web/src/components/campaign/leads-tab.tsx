"use client";

import { type EnrichStep, LEAD_STATUSES } from "@leadgen/core";
import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useOpened } from "../../lib/in-address.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { LEAD_STATUS } from "../../lib/status-words.ts";
import { EmptyState } from "../common/empty-state.tsx";
import { Filters } from "../common/filters.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { QueryView } from "../common/query-view.tsx";
import { SearchField } from "../common/search-field.tsx";
import { StatusFilter } from "../common/status-filter.tsx";
import type { Campaign } from "./campaign.ts";
import { Funnel, type LeadGroup } from "./funnel.tsx";
import { NO_LEADS } from "./lead-data.ts";
import { LeadTable } from "./lead-table.tsx";
import { useLeadFilters, useLeads } from "./use-leads.ts";

const BulkActions = onDemand(() => import("./bulk-actions.tsx").then((module) => module.BulkActions));
const LeadDrawer = onDemand(() => import("./lead-drawer.tsx").then((module) => module.LeadDrawer));

/** No filter. */
const ALL = { step: null, group: null, status: null, q: null };

export function LeadsTab({ campaign }: { readonly campaign: Campaign }) {
  const { id: campaignId } = campaign;
  const filters = useLeadFilters();
  const { step, group, status, q } = filters;
  const filtered = step !== undefined || group !== undefined || status !== undefined || q !== "";
  const { value: shown, open, move, close } = useOpened("lead");
  const { stats, leads } = useLeads(campaignId);
  const counts = JSON.stringify(campaign.leads);
  const { refetch } = leads;
  const { refetch: recount } = stats;
  const told = useRef(counts);
  // The campaign's numbers are streamed, so list and funnel are refetched when they change.
  useEffect(() => {
    if (told.current === counts) return;
    told.current = counts;
    void refetch();
    void recount();
  }, [counts, refetch, recount]);
  const choose = (choice: { step?: EnrichStep; group?: LeadGroup }) =>
    filters.set({ ...ALL, q: q || null, step: choice.step ?? null, group: choice.group ?? null });
  return (
    <>
      <Funnel
        campaign={campaign}
        finishedSteps={stats.data?.finishedSteps}
        step={step}
        group={group}
        onChoose={choose}
      />
      <Filters>
        <SearchField
          label="Search leads"
          placeholder="Name, company, address"
          value={q}
          onChange={(text) => filters.set({ q: text || null })}
        />
        <StatusFilter
          of="leads"
          words={LEAD_STATUS}
          status={status}
          onChange={(next) => filters.set({ ...ALL, q: q || null, status: next ?? null })}
        />
      </Filters>
      {(group === "SPOILT" || status === "FAILED") && <BulkActions campaign={campaign} retry />}
      {(group === "OPEN" || status === "REVEALED") && <BulkActions campaign={campaign} cancel />}
      <QueryView query={leads} what="leads">
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length > 0) return <LeadTable leads={items} onShow={open} />;
          return filtered ? (
            <EmptyState icon={<IconUsers size={30} />} title="No leads here">
              <Button variant="default" mt="xs" onClick={() => filters.set(ALL)}>
                Clear the filter
              </Button>
            </EmptyState>
          ) : (
            <EmptyState
              icon={<IconUsers size={30} />}
              title={countOf(campaign) > 0 ? "Loading the leads…" : "No leads here"}
            >
              {countOf(campaign) === 0 && NO_LEADS[campaign.status]}
            </EmptyState>
          );
        }}
      </QueryView>
      <MoreButton query={leads} />
      {shown !== null && (
        <LeadDrawer
          leadId={shown}
          campaign={campaign}
          listed={leads.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? []}
          onMove={move}
          onClose={close}
        />
      )}
    </>
  );
}

const countOf = ({ leads }: Campaign): number => LEAD_STATUSES.reduce((sum, each) => sum + leads[each], 0);
