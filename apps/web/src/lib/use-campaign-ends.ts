"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useQueueStatus } from "./live/use-queue-status.ts";
import type { Notice } from "./notice.ts";
import { type Outputs, useTRPC } from "./trpc.ts";
import { useMe } from "./use-me.ts";

type Campaign = Outputs["campaign"]["list"]["items"][number];

/** Milliseconds between two requests, which are only made if jobs have ended since the last. */
const EVERY_MS = 20_000;

const noticeOf = ({ id, name, ...end }: Campaign): Notice => ({
  id: `campaign ${id}`,
  words: `The campaign “${name}” ${endWords(end)}`,
  href: `/campaigns/${id}`,
  link: "See it",
});

function endWords({ status, message, cancelReason }: Omit<Campaign, "id" | "name">): string {
  if (cancelReason !== null) return `was cancelled: ${cancelReason}`;
  return `${status === "FAILED" ? "has failed" : "is finished"}${message === null ? "." : `: ${message}`}`;
}

/** Tells when a campaign of the user's organizations has ended since the page was opened. */
export function useCampaignEnds(tell: (notice: Notice) => void): void {
  const mine = (useMe()?.organizations.length ?? 0) > 0;
  const jobs = useQueueStatus().data?.jobs;
  const ended = jobs ? jobs.COMPLETED + jobs.FAILED + jobs.CANCELLED : undefined;
  const completed = useLatest("COMPLETED", mine);
  const failed = useLatest("FAILED", mine);
  useAskAgain(ended, [completed.refetch, failed.refetch]);
  const newest = useRef<number>(undefined);
  useEffect(() => {
    if (completed.data === undefined || failed.data === undefined) return;
    const latest = [...completed.data.items, ...failed.data.items];
    const known = newest.current;
    for (const campaign of latest) {
      if (known !== undefined && endOf(campaign) > known) tell(noticeOf(campaign));
    }
    newest.current = Math.max(known ?? 0, ...latest.map(endOf));
  }, [completed.data, failed.data, tell]);
}

const endOf = ({ finishedAt }: Campaign): number => finishedAt?.getTime() ?? 0;

/** Campaigns per request: more than end between two requests. */
const LATEST = 3;

function useLatest(status: "COMPLETED" | "FAILED", enabled: boolean) {
  const trpc = useTRPC();
  return useQuery(
    trpc.campaign.list.queryOptions(
      { status, sort: "finishedAt", order: "desc", limit: LATEST },
      { enabled, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
    ),
  );
}

/** Refetches if jobs have ended since the last time, and not too often, so that an idle page sends no requests. */
function useAskAgain(ended: number | undefined, refetches: readonly (() => unknown)[]): void {
  const asked = useRef({ ended, at: 0 });
  const ask = useRef(() => {});
  ask.current = () => {
    asked.current = { ended, at: Date.now() };
    for (const refetch of refetches) refetch();
  };
  useEffect(() => {
    asked.current.ended ??= ended;
    if (ended === asked.current.ended) return;
    const timer = setTimeout(() => ask.current(), asked.current.at + EVERY_MS - Date.now());
    return () => clearTimeout(timer);
  }, [ended]);
}
