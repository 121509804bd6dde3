"use client";

import { PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FAILURE_WORDS } from "../../lib/failure-words.ts";
import { formatDuration, formatNumber } from "../../lib/format.ts";
import { rarely } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { Card } from "../common/card.tsx";
import { Nothing } from "../common/nothing.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Cell, StackedTable } from "../common/stacked-table.tsx";
import text from "../common/text.module.css";
import { Time } from "../common/time.tsx";
import classes from "./calls-card.module.css";
import { CreditsLeft } from "./credits-left.tsx";
import { OwnWords } from "./own-words.tsx";
import { ProviderLinks } from "./provider-links.tsx";

type Calls = Outputs["queue"]["calls"]["items"][number];

/** Facts about the calls to each provider. It shows no states, since one breaker covers all providers. */
export function CallsCard() {
  const trpc = useTRPC();
  const calls = useQuery(trpc.queue.calls.queryOptions(undefined, { refetchInterval: rarely }));
  return (
    <Card title="Calls by provider">
      <Text c="dimmed" size="sm" mb="xs">
        Asking for credits is one small call that costs nothing and is recorded like a probe; it is not made
        while all work is stopped.
      </Text>
      <QueryView query={calls} what="calls" bones={classes.toCome}>
        {({ items }) => (
          <StackedTable
            caption="Calls by provider"
            columns={["Provider", "Last success", "Last failure", "Under way", "Rate", "Credits left"]}
            numbers={["Under way"]}
          >
            {items.map((item) => (
              <CallsRow key={item.provider} item={item} />
            ))}
          </StackedTable>
        )}
      </QueryView>
    </Card>
  );
}

function CallsRow({ item }: { readonly item: Calls }) {
  return (
    <tr data-testid={`calls-${item.provider}`}>
      <Cell label="Provider">
        <Text fw={600}>{PROVIDER_NAMES[item.provider]}</Text>
        {!item.configured && (
          <Text size="sm" c="dimmed">
            no API key
          </Text>
        )}
        <ProviderLinks provider={item.provider} />
      </Cell>
      <Cell label="Last success">
        {item.lastSuccess === null ? (
          <Nothing />
        ) : (
          <Time at={item.lastSuccess.at} className={text.unbroken} />
        )}
      </Cell>
      <Cell label="Last failure">
        <LastFailure failure={item.lastFailure} />
      </Cell>
      <Cell label="Under way" number>
        <span className="number">{formatNumber(item.inFlight)}</span>
      </Cell>
      <Cell label="Rate">
        <Text size="sm" className="number">
          {rateWords(item)}
        </Text>
        {item.limits.map((limit) => (
          <Text key={limit.counted} size="xs" c="dimmed" title={limit.endpoints.join(", ")}>
            {countedWords(item.provider, limit.counted)}
            {limit.windows.map(windowWords).join(", ")}
            {limit.fullUntil !== null && (
              <b>
                {" "}
                used up until <Time at={limit.fullUntil} as="clock" />
              </b>
            )}
          </Text>
        ))}
      </Cell>
      <Cell label="Credits left">
        <CreditsLeft provider={item.provider} />
      </Cell>
    </tr>
  );
}

function LastFailure({ failure }: { readonly failure: Calls["lastFailure"] }) {
  if (failure === null) return <Nothing />;
  const { at, failureKind, message } = failure;
  return (
    <Text size="sm" component="div" maw={320}>
      <Time at={at} />
      {failureKind !== null && <span title={failureKind}>: {FAILURE_WORDS[failureKind].says}</span>}
      <OwnWords message={message} />
    </Text>
  );
}

/** `58 of 160 in the last minute`, if a single limit per minute covers all calls of the provider. */
function rateWords({ lastMinute, limits }: Calls): string {
  const [only, ...others] = limits;
  const aMinute =
    others.length === 0 ? only?.windows.find(({ perSeconds }) => perSeconds === 60)?.calls : undefined;
  const counted = formatNumber(lastMinute);
  return `${aMinute === undefined ? counted : `${counted} of ${formatNumber(aMinute)}`} in the last minute`;
}

/** `APOLLO SEARCH` counts the searches of Apollo alone. */
const countedWords = (provider: Calls["provider"], counted: string): string =>
  counted === provider ? "At most " : `${counted.slice(provider.length + 1).toLowerCase()}: at most `;

type Window = Calls["limits"][number]["windows"][number];

const windowWords = ({ calls, perSeconds }: Window): string =>
  `${formatNumber(calls)} in ${formatDuration(perSeconds)}`;
