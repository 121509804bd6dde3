"use client";

import { PROVIDER_NAMES } from "@leadgen/core";
import { Anchor, Text } from "@mantine/core";
import { failureWords } from "../../lib/failure-words.ts";
import { formatDuration, plural } from "../../lib/format.ts";
import type { Outputs } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { EmptyState } from "../common/empty-state.tsx";
import { Link } from "../common/link.tsx";
import { MoreButton } from "../common/more-button.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import { Time } from "../common/time.tsx";
import { OwnWords } from "./own-words.tsx";
import { useIncidents } from "./use-incidents.ts";

type Incident = Outputs["queue"]["incidents"]["items"][number];

/** The permanent list of all openings of the breaker. */
export function IncidentsCard() {
  const incidents = useIncidents();
  return (
    <Card title="Incidents">
      <QueryView query={incidents} what="incidents">
        {({ pages }) => <IncidentTable items={pages.flatMap((page) => page.items)} />}
      </QueryView>
      <MoreButton query={incidents} />
    </Card>
  );
}

function IncidentTable({ items }: { readonly items: readonly Incident[] }) {
  if (items.length === 0) {
    return (
      <EmptyState title="Work was never stopped">
        Each stop will be kept here, with who looked at it, who let work go on, and why.
      </EmptyState>
    );
  }
  return (
    <StackedTable
      caption="Incidents, the latest first"
      columns={["Stopped", "Why", "Lasted", "Looked at by", "Closed", "First success after"]}
      numbers={["Lasted"]}
    >
      {items.map((item) => (
        <IncidentRow key={item.id} item={item} />
      ))}
    </StackedTable>
  );
}

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1_000;

function IncidentRow({ item }: { readonly item: Incident }) {
  const { closed, acknowledged, firstSuccess } = item;
  return (
    <tr data-testid="incident" data-epoch={item.epoch}>
      <Cell label="Stopped">
        <Time at={item.openedAt} as="at" size="sm" />
        <Text size="sm" c="dimmed" title={`Epoch ${item.epoch}`}>
          {plural(item.jobsPaused, "job")}, by {item.openedBy}
        </Text>
      </Cell>
      <Cell label="Why">
        <Why item={item} />
      </Cell>
      <Cell label="Lasted" number>
        <Text size="sm" style={{ whiteSpace: "nowrap" }}>
          {closed === null ? "still stopped" : formatDuration(secondsBetween(item.openedAt, closed.at))}
        </Text>
      </Cell>
      <Cell label="Looked at by">
        {acknowledged === null ? (
          <Nothing />
        ) : (
          <Text size="sm">
            {acknowledged.by}, after {formatDuration(secondsBetween(item.openedAt, acknowledged.at))}
          </Text>
        )}
      </Cell>
      <Cell label="Closed">
        {closed === null ? (
          <Nothing />
        ) : (
          <Text size="sm">
            {closed.by}: “{closed.reason}”, {plural(closed.jobsResumed, "job")} resumed
          </Text>
        )}
      </Cell>
      <Cell label="First success after">
        {closed === null || firstSuccess === null ? (
          <Nothing />
        ) : (
          <Text size="sm">
            {PROVIDER_NAMES[firstSuccess.provider]},{" "}
            {formatDuration(secondsBetween(closed.at, firstSuccess.at))}
          </Text>
        )}
      </Cell>
    </tr>
  );
}

/** The cause in words; a click shows the provider's own text. */
function Why({ item }: { readonly item: Incident }) {
  const { campaign, message, failureKind } = item;
  return (
    <Text size="sm" component="div" maw={420}>
      <span {...(failureKind !== null && { title: failureKind })}>{failureWords(item)}</span>
      {campaign !== null && (
        <>
          {" "}
          <Anchor component={Link} href={`/campaigns/${campaign.id}`} size="sm" underline="always">
            {campaign.name}
          </Anchor>
        </>
      )}
      <OwnWords message={message} />
    </Text>
  );
}
