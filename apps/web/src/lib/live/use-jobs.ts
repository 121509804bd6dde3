"use client";

import type { JobStatus } from "@leadgen/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { ASKED_AHEAD_MS } from "../polling.ts";
import { type Outputs, useTRPC, useTRPCClient } from "../trpc.ts";
import { useStream } from "./use-stream.ts";

type Page = Outputs["job"]["list"];

interface Filter {
  readonly campaignId: string;
  readonly status?: JobStatus;
}

const PAGE = 50;

/** A campaign's jobs as they were when asked for. */
export function useListedJobs(filter: Filter) {
  const input = { ...filter, limit: PAGE };
  const options = useTRPC().job.list.infiniteQueryOptions(input, {
    getNextPageParam: (page) => page.nextCursor,
    staleTime: ASKED_AHEAD_MS,
  });
  return { input, queryKey: options.queryKey, list: useInfiniteQuery(options) };
}

/** A campaign's jobs. A stream updates the first page; if more pages are shown, all are refetched when the first changes. */
export function useJobs(filter: Filter) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { input, queryKey, list } = useListedJobs(filter);
  const stream = useStream<Page>({
    key: ["jobs", input],
    subscribe: (handlers) => client.job.live.subscribe(input, handlers),
    ask: () => client.job.list.query(input),
    onChange: async (first) => {
      // A fetch under way began before this change and its answer would undo it, so another fetch follows.
      const asked = queryClient.isFetching({ queryKey }) > 0;
      queryClient.setQueryData(queryKey, (old) => ({
        pages: [first, ...(old?.pages.slice(1) ?? [])],
        pageParams: old?.pageParams ?? [null],
      }));
      if (!asked && queryClient.getQueryData(queryKey)?.pages.length === 1) return;
      const again = () => queryClient.refetchQueries({ queryKey }, { cancelRefetch: false });
      await again();
      if (asked) await again();
    },
  });
  const view = { data: list.data, isPending: list.isPending };
  return {
    list,
    view: { ...view, isError: list.isError || stream.isError, error: list.error ?? stream.error },
  };
}
