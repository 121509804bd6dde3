"use client";

import { useQueryClient } from "@tanstack/react-query";
import { askAnew } from "./live/use-stream.ts";

/** Asks everything on the page anew, after something was changed; streams tell it by themselves. */
export function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => askAnew(queryClient);
}
