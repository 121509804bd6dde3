"use client";

import { useQueryClient } from "@tanstack/react-query";
import { askAgain } from "./live/use-stream.ts";

/** Asks again for everything on the page after a change; streams tell it by themselves. */
export function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => askAgain(queryClient);
}
