"use client";

import { useQueryClient } from "@tanstack/react-query";

/** Asks everything on the page anew, after something was changed. Not to be waited for: an answer may never come. */
export function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return () => {
    void queryClient.invalidateQueries();
  };
}
