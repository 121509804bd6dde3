"use client";

import { useQueryClient } from "@tanstack/react-query";
import { askAgain } from "./live/use-stream.ts";

/** Refetches all queries of the page after a change; streams update themselves. */
export function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => askAgain(queryClient);
}
