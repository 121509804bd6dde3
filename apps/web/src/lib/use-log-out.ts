"use client";

import { useMutation } from "@tanstack/react-query";
import { errorCode } from "./api-error.ts";
import { leavingFor } from "./leaving.ts";
import type { Me } from "./me.ts";
import { closeTokenSession } from "./token-session.ts";
import { useTRPC } from "./trpc.ts";

/** Ends the session and leaves the page. @param target the page to open afterwards. */
export function useLogOut(me: Me | undefined, target = "/sign-in") {
  const trpc = useTRPC();
  const logout = useMutation(trpc.auth.logout.mutationOptions());
  return useMutation({
    mutationFn: async () => {
      if (me?.kind === "installation") return closeTokenSession();
      await logout.mutateAsync(undefined).catch((error: unknown) => {
        // The session had already ended.
        if (errorCode(error) !== "UNAUTHENTICATED") throw error;
      });
    },
    ...leavingFor(target),
  });
}
