import {
  CAMPAIGN_TABLE,
  type CampaignStatus,
  JOB_TABLE,
  type JobStatus,
  LEAD_TABLE,
  type LeadStatus,
} from "@leadgen/core";
import { Badge } from "@mantine/core";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { campaignStatusWords, JOB_STATUS, LEAD_STATUS, type StatusWords } from "../../lib/status-words.ts";

interface Props {
  readonly is: StatusWords;
  /** The code in the database and REST. */
  readonly status: CampaignStatus | JobStatus | LeadStatus;
  readonly meaning: string;
}

/** A status in words, with its code and meaning as a hint. */
function StatusBadge({ is: { words, color }, status, meaning }: Props) {
  return (
    <Badge
      color={color}
      variant="light"
      radius="sm"
      tt="none"
      miw="max-content"
      data-status={status}
      title={`${status}: ${meaning}`}
    >
      {words}
    </Badge>
  );
}

interface CampaignProps {
  readonly campaign: Parameters<typeof campaignStatusWords>[0];
}

export function CampaignBadge({ campaign }: CampaignProps) {
  const workers = useQueueStatus().data?.workersAlive;
  return (
    <StatusBadge
      is={campaignStatusWords(campaign, workers)}
      status={campaign.status}
      meaning={CAMPAIGN_TABLE[campaign.status].meaning}
    />
  );
}

export const JobStatusBadge = ({ status }: { readonly status: JobStatus }) => (
  <StatusBadge is={JOB_STATUS[status]} status={status} meaning={JOB_TABLE[status].meaning} />
);

export const LeadBadge = ({ status }: { readonly status: LeadStatus }) => (
  <StatusBadge is={LEAD_STATUS[status]} status={status} meaning={LEAD_TABLE[status].meaning} />
);
