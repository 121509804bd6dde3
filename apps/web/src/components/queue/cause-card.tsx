"use client";

import { Alert, Anchor, Badge, Code, Divider, Group, Stack, Text } from "@mantine/core";
import { IconBulb } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { plural } from "../../lib/format.ts";
import { SLOW_POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { Facts } from "../common/facts.tsx";
import { QueryView } from "../common/query-view.tsx";
import { StatusBadge } from "../common/status-badge.tsx";
import { TimeAgo } from "../common/time-ago.tsx";

type Cause = NonNullable<Outputs["queue"]["cause"]>;

/** Why the breaker is OPEN, with all that a provider's support asks for, and what helps. */
export function CauseCard() {
  const trpc = useTRPC();
  const cause = useQuery(trpc.queue.cause.queryOptions(undefined, { refetchInterval: SLOW_POLL_MS }));
  return (
    <div data-testid="cause-card">
      <Divider my="lg" />
      <QueryView query={cause} what="cause">
        {/* Null: it was closed since the state was asked for. */}
        {(data) => (data === null ? null : <CauseDetails cause={data} />)}
      </QueryView>
    </div>
  );
}

function CauseDetails({ cause }: { readonly cause: Cause }) {
  return (
    <Stack gap="lg">
      <div>
        <Group gap="sm" mb={6}>
          <Text fw={700} fz="lg">
            {cause.byHand ? "Stopped by hand" : `${cause.providerName} failed`}
          </Text>
          {cause.failureKind !== null && (
            <Badge color="red" radius="sm" tt="none">
              {cause.failureKind}
            </Badge>
          )}
        </Group>
        <Text style={{ overflowWrap: "anywhere" }}>{cause.message ?? cause.reason}</Text>
      </div>
      <Facts items={factsOf(cause)} />
      <LaterFailures failures={cause.laterFailures} />
      <Alert color="gray" variant="default" icon={<IconBulb aria-hidden />} title="What helps">
        {cause.advice}
      </Alert>
    </Stack>
  );
}

function factsOf(cause: Cause) {
  return [
    ["Since", <TimeAgo key="since" at={cause.openedAt} />],
    ["Opened by", cause.openedBy],
    ["Epoch", cause.epoch],
    ["Jobs paused", cause.jobsPaused],
    ["HTTP status", cause.httpStatus],
    ["Provider's request id", cause.providerRequestId && <Code key="id">{cause.providerRequestId}</Code>],
    ["Call", cause.call && `${cause.call.endpoint} (${cause.call.step})`],
    ["Job", cause.job && <JobLink key="job" job={cause.job} campaignId={cause.campaign?.id} />],
    [
      "Campaign",
      cause.campaign && (
        <Anchor key="campaign" component={Link} href={`/campaigns/${cause.campaign.id}`}>
          {cause.campaign.name}
        </Anchor>
      ),
    ],
  ] as const;
}

interface JobLinkProps {
  readonly job: NonNullable<Cause["job"]>;
  readonly campaignId: string | undefined;
}

function JobLink({ job, campaignId }: JobLinkProps) {
  return (
    <Group gap="xs">
      <Anchor component={Link} href={`/campaigns/${campaignId}?tab=jobs&job=${job.id}`}>
        {job.type}
      </Anchor>
      <StatusBadge status={job.status} />
      {job.openingsInARow > 1 && (
        <Badge color="orange" radius="sm" tt="none">
          opened the breaker {job.openingsInARow} times in a row
        </Badge>
      )}
    </Group>
  );
}

function LaterFailures({ failures }: { readonly failures: Cause["laterFailures"] }) {
  if (failures.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        Calls that were under way and failed as well:
      </Text>
      {failures.map((each) => (
        <Text key={`${each.provider} ${each.failureKind}`} size="sm">
          {plural(each.count, "call")}: {each.provider} {each.failureKind}
          {each.lastMessage !== null && `, last: ${each.lastMessage}`}
        </Text>
      ))}
    </div>
  );
}
