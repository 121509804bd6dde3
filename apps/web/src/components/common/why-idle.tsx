"use client";

import { Paper, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { slowly } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { Time } from "./time.tsx";
import classes from "./why-idle.module.css";

type Wait = Outputs["queue"]["waits"]["items"][number];

/** Conditions that the page already shows above the card. */
const SAID_ABOVE: ReadonlySet<Wait["code"]> = new Set([
  "BREAKER_OPEN",
  "NO_WORKER",
  "NOT_STARTED",
  "NOT_ACTIVATED",
]);

/** The conditions that hold up the queue. */
export function useQueueWaits() {
  const trpc = useTRPC();
  return useQuery(trpc.queue.waits.queryOptions(undefined, { refetchInterval: slowly }));
}

/** The conditions that hold up a campaign. */
export function useCampaignWaits(id: string) {
  const trpc = useTRPC();
  return useQuery(trpc.campaign.waits.queryOptions({ id }, { refetchInterval: slowly }));
}

/** Lists each unmet condition that the page does not show elsewhere. Renders nothing if there is none. */
export function WhyIdle({ waits = [] }: { readonly waits: readonly Wait[] | undefined }) {
  const items = waits.filter(({ code }) => !SAID_ABOVE.has(code));
  if (items.length === 0) return null;
  return (
    <Paper withBorder p="md" className={classes.waits ?? ""} data-testid="why-idle">
      <Text fw={600} mb={4}>
        What the work waits for
      </Text>
      <ul className={classes.list}>
        {items.map(({ code, message, until }) => (
          <li key={code + message} title={code}>
            {message}
            {until !== null && (
              <>
                {" "}
                The next one may begin at <Time at={until} as="clock" />.
              </>
            )}
          </li>
        ))}
      </ul>
    </Paper>
  );
}
