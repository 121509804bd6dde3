"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Me } from "./me.ts";
import { POLL_MS } from "./polling.ts";
import { useTRPC } from "./trpc.ts";

/** Milliseconds after which a page notices a changed role, unless a refusal tells earlier. */
const EVERY_MS = 30_000;

/** The user when the server sent the page; null if the server couldn't look it up. */
export const FirstMe = createContext<Me | null>(null);

/**
 * The signed-in user. Known at the page's first paint, so that the layout does not shift later; undefined only while it can't be
 * looked up.
 */
export function useMe(): Me | undefined {
  const trpc = useTRPC();
  const first = useContext(FirstMe);
  const me = useQuery(
    trpc.auth.me.queryOptions(undefined, {
      staleTime: EVERY_MS,
      refetchInterval: ({ state }) => (state.data === undefined ? POLL_MS : EVERY_MS),
      ...(first !== null && { initialData: first }),
    }),
  );
  return me.data;
}

/** True if the user may see an organization's data. */
export function useMaySee(organizationId: string | undefined): boolean {
  const me = useMe();
  return me?.kind === "installation" || (me?.organizations.some(({ id }) => id === organizationId) ?? false);
}
