"use client";

import { Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { CopyableId } from "../common/copyable-id.tsx";
import { Facts } from "../common/facts.tsx";
import { OpenedDrawer } from "../common/opened-drawer.tsx";
import { QueryView } from "../common/query-view.tsx";
import { LeadBadge } from "../common/status-badge.tsx";
import type { Campaign } from "./campaign.ts";
import { LeadCalls } from "./lead-calls.tsx";
import { leadName, verificationWords, withdrawalWords } from "./lead-data.ts";
import { LeadEmail } from "./lead-email.tsx";
import { LeadNeighbours } from "./lead-neighbours.tsx";
import { LeadResearch } from "./lead-research.tsx";
import { stepsOfLead } from "./lead-steps.ts";
import { StepLine } from "./step-cells.tsx";

type Lead = Outputs["lead"]["get"];

interface Props {
  readonly leadId: string;
  readonly campaign: Campaign;
  /** The leads of the list behind the drawer, in order. */
  readonly listed: readonly string[];
  readonly onMove: (leadId: string) => void;
  readonly onClose: () => void;
}

/** Everything about one lead: its e-mail, the facts behind it and the verification of the address. */
export function LeadDrawer({ leadId, campaign, listed, onMove, onClose }: Props) {
  return (
    <OpenedDrawer onClose={onClose} title="Lead" closes="Close the lead">
      <LeadNeighbours leadId={leadId} listed={listed} onMove={onMove} />
      <LeadView leadId={leadId} campaign={campaign} />
    </OpenedDrawer>
  );
}

function LeadView({ leadId, campaign }: Pick<Props, "leadId" | "campaign">) {
  const trpc = useTRPC();
  const lead = useQuery(trpc.lead.get.queryOptions({ id: leadId }, { refetchInterval: POLL_MS }));
  return (
    <QueryView query={lead} what="lead">
      {(data) => (
        <Stack gap="lg">
          <div>
            <Group gap="sm">
              <Text fw={700} fz="xl">
                {leadName(data)}
              </Text>
              <LeadBadge status={data.status} />
            </Group>
            <Text c="dimmed">{[data.title, data.companyName].filter(Boolean).join(", ")}</Text>
            {data.statusMessage !== null && <Text mt="xs">{data.statusMessage}</Text>}
            {data.withdrawal !== null && <Text mt="xs">{withdrawalWords(data.withdrawal)}</Text>}
          </div>
          <StepLine steps={stepsOfLead(data)} />
          <LeadEmail lead={data} campaign={campaign} />
          <LeadResearch research={data.research} />
          <LeadCalls lead={data} />
          <Facts items={factsOf(data)} />
        </Stack>
      )}
    </QueryView>
  );
}

function factsOf(lead: Lead) {
  return [
    ["E-mail", lead.email],
    ["Verification", verificationWords(lead.verification)],
    ["Place", [lead.city, lead.country].filter(Boolean).join(", ") || null],
    ["Company's domain", lead.companyDomain],
    ["LinkedIn", lead.linkedinUrl],
    ["Instantly's id", lead.instantlyLeadId],
    ["Lead", <CopyableId key="lead" id={lead.id} label="the lead's id" />],
    ["Job", lead.jobId && <CopyableId key="job" id={lead.jobId} label="the job's id" />],
    [
      "Taken out by the job",
      lead.withdrawal && (
        <CopyableId key="withdrawal" id={lead.withdrawal.jobId} label="the id of the job that takes it out" />
      ),
    ],
  ] as const;
}
