"use client";

import { PROVIDER_NAMES } from "@leadgen/core";
import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { formatDuration, formatNumber } from "../../lib/format.ts";
import { useQueueStatus } from "../../lib/live/use-queue-status.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useNow } from "../../lib/use-now.ts";
import { Facts } from "../common/facts.tsx";
import { Time } from "../common/time.tsx";
import classes from "./breaker-panel.module.css";

/** Milliseconds after a closing during which its result is shown. */
const NEWS = 900_000;

/** Shows after a closing who closed, why, and how the work goes on. A new failure replaces it, since it stops all work. */
export function WorkGoesOn({ since }: { readonly since: Date | null }) {
  const news = useNow((now) => since !== null && now.getTime() - since.getTime() <= NEWS);
  return news && <LatestClose />;
}

function LatestClose() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.queue.lastClose.queryOptions(undefined, { refetchInterval: POLL_MS }));
  if (data === undefined) return <div className={classes.newsToCome} aria-busy="true" />;
  return data && <News close={data} />;
}

function News({ close }: { readonly close: NonNullable<Outputs["queue"]["lastClose"]> }) {
  const { jobs, workersAlive } = useQueueStatus().data ?? {};
  const { closedBy, closedAt, reason, jobsResumed, firstSuccess } = close;
  return (
    <div className={classes.rest} data-testid="work-goes-on">
      <Text mb="sm" style={{ overflowWrap: "anywhere" }}>
        <b>{workersAlive === 0 ? "Work goes on once a worker is alive." : "Work goes on."}</b> {closedBy}{" "}
        closed the breaker <Time at={closedAt} />: “{reason}”
      </Text>
      <Facts
        items={[
          ["Jobs resumed", formatNumber(jobsResumed)],
          ["At work now", jobs ? formatNumber(jobs.RUNNING) : null],
          ["In line", jobs ? formatNumber(jobs.PENDING) : null],
          ["First success", firstSuccess === null ? "none yet" : firstWords(firstSuccess, closedAt)],
          ["New failures", "none: one would stop all work"],
        ]}
      />
    </div>
  );
}

type First = NonNullable<NonNullable<Outputs["queue"]["lastClose"]>["firstSuccess"]>;

const firstWords = ({ provider, at }: First, closedAt: Date): string =>
  `${PROVIDER_NAMES[provider]}, after ${formatDuration((at.getTime() - closedAt.getTime()) / 1_000)}`;
