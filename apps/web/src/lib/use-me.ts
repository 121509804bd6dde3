"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { Me } from "./me.ts";
import { useTRPC } from "./trpc.ts";

/** What the server knew when it sent the page; null when it could not look. */
export const FirstMe = createContext<Me | null>(null);

/**
 * Who is signed in. There with the page's first paint, so that nothing moves when it is asked anew; undefined only while nobody
 * can say.
 */
export function useMe(): Me | undefined {
  const trpc = useTRPC();
  const first = useContext(FirstMe);
  const me = useQuery(
    trpc.auth.me.queryOptions(undefined, {
      staleTime: 30_000,
      ...(first !== null && { initialData: first }),
    }),
  );
  return me.data;
}
