"use client";

import { JOB_STATUSES, JOB_TABLE, JOB_TYPES, type JobStatus, type JobType } from "@leadgen/core";
import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { useFilters } from "../../lib/in-address.ts";
import { JOB_WORDS } from "../../lib/job-words.ts";
import { slowly } from "../../lib/polling.ts";
import { JOB_STATUS } from "../../lib/status-words.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useMe } from "../../lib/use-me.ts";
import { Choices } from "../common/choices.tsx";
import { Filters } from "../common/filters.tsx";

interface Asked {
  readonly organizationId?: string;
  readonly campaignId?: string;
  readonly status?: JobStatus;
  readonly type?: JobType;
}

interface Props {
  readonly asked: Asked;
  /** The first rows are shown. Only then all campaigns are asked for, which takes longer than the rows. */
  readonly ready: boolean;
  readonly onChange: ReturnType<typeof useFilters>["set"];
}

/** The filters of the jobs, with the number of jobs in each state. */
export function JobFilters(props: Props) {
  const { asked, onChange } = props;
  const { organizationId, campaignId, status, type } = asked;
  const owner = {
    ...(organizationId !== undefined && { organizationId }),
    ...(campaignId !== undefined && { campaignId }),
  };
  const trpc = useTRPC();
  const counts = useQuery(trpc.job.counts.queryOptions(owner, { refetchInterval: slowly })).data;
  const byStatus = type === undefined ? counts?.byStatus : counts?.byType[type];
  const all = byStatus && JOB_STATUSES.reduce((sum, each) => sum + byStatus[each], 0);
  return (
    <>
      <Choices
        label="Jobs by state"
        items={[
          { value: undefined, words: "All", count: all },
          ...JOB_STATUSES.map((value) => ({
            value,
            words: JOB_STATUS[value].words,
            count: byStatus?.[value],
            hint: `${value}: ${JOB_TABLE[value].meaning}`,
          })),
        ]}
        chosen={status}
        onChoose={(next) => onChange({ status: next ?? null })}
      />
      <Filters>
        <OrganizationFilter {...props} />
        <CampaignFilter {...props} />
        <NativeSelect
          aria-label="Show jobs of the type"
          data={[
            { value: "", label: "All types" },
            ...JOB_TYPES.map((value) => ({ value, label: JOB_WORDS[value] })),
          ]}
          value={type ?? ""}
          onChange={({ currentTarget: { value } }) => onChange({ type: value || null })}
        />
      </Filters>
    </>
  );
}

function OrganizationFilter({ asked: { organizationId = "" }, onChange }: Props) {
  const organizations = useMe()?.organizations ?? [];
  if (organizations.length < 2 && organizationId === "") return null;
  return (
    <NativeSelect
      aria-label="Show jobs of the organization"
      data={[
        { value: "", label: "All organizations" },
        ...withChosen(organizations, organizationId).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={organizationId}
      onChange={({ currentTarget: { value } }) => onChange({ organization: value || null, campaign: null })}
    />
  );
}

/** The API's largest page. */
const MOST = 200;

function CampaignFilter({ asked: { organizationId, campaignId = "" }, ready, onChange }: Props) {
  const trpc = useTRPC();
  const campaigns = useQuery(
    trpc.campaign.list.queryOptions(
      { limit: MOST, ...(organizationId !== undefined && { organizationId }) },
      { enabled: ready },
    ),
  );
  return (
    <NativeSelect
      aria-label="Show jobs of the campaign"
      data={[
        { value: "", label: "All campaigns" },
        ...withChosen(campaigns.data?.items ?? [], campaignId).map(({ id, name }) => ({
          value: id,
          label: name,
        })),
      ]}
      value={campaignId}
      onChange={({ currentTarget: { value } }) => onChange({ campaign: value || null })}
    />
  );
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The options, including the one in the address even if it was not loaded. */
const withChosen = (items: readonly Named[], chosen: string): readonly Named[] =>
  chosen === "" || items.some(({ id }) => id === chosen)
    ? items
    : [...items, { id: chosen, name: `…${chosen.slice(-12)}` }];
