import type { CampaignStatus, JobStatus, LeadStatus } from "@leadgen/core";
import { Badge } from "@mantine/core";

type Status = CampaignStatus | JobStatus | LeadStatus;

const COLORS: Readonly<Record<Status, string>> = {
  CREATED: "gray",
  PENDING: "gray",
  RUNNING: "blue",
  PAUSED: "orange",
  COMPLETED: "teal",
  FAILED: "red",
  CANCELLED: "gray",
  FOUND: "gray",
  REVEALED: "blue",
  HANDED_OVER: "teal",
  WITHDRAWN: "yellow",
  NO_MATCH: "yellow",
  NO_EMAIL: "yellow",
  ALREADY_CONTACTED: "yellow",
  INVALID_ADDRESS: "yellow",
  DISPOSABLE_ADDRESS: "yellow",
  UNVERIFIABLE_ADDRESS: "yellow",
  BLOCKLISTED: "yellow",
  REFUSED: "red",
  REJECTED: "red",
};

export const statusColor = (status: Status): string => COLORS[status];

/** A status as the database spells it. */
export function StatusBadge({ status }: { readonly status: Status }) {
  return (
    <Badge
      color={COLORS[status]}
      variant="light"
      radius="sm"
      tt="none"
      miw="max-content"
      data-status={status}
    >
      {status}
    </Badge>
  );
}
