"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Me } from "./me.ts";
import { POLL_MS } from "./polling.ts";
import { useTRPC } from "./trpc.ts";

/** Milliseconds after which a page learns of a role that was given or taken, if nothing was refused before. */
const EVERY_MS = 30_000;

/** What the server knew when it sent the page; null when it could not look. */
export const FirstMe = createContext<Me | null>(null);

/**
 * Who is signed in. There with the page's first paint, so that nothing moves when it is asked again; undefined only while nobody
 * can say.
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

/** Whether the reader may see what an organization owns. */
export function useMaySee(organizationId: string | undefined): boolean {
  const me = useMe();
  return me?.kind === "installation" || (me?.organizations.some(({ id }) => id === organizationId) ?? false);
}
