"use client";

import { useMutation } from "@tanstack/react-query";
import { errorCode } from "./api-error.ts";
import { leavingFor } from "./leaving.ts";
import type { Me } from "./me.ts";
import { closeTokenSession } from "./token-session.ts";
import { useTRPC } from "./trpc.ts";

/** Ends the session, then leaves every page that shows data of it. @param target where to go afterwards. */
export function useLogOut(me: Me | undefined, target = "/sign-in") {
  const trpc = useTRPC();
  const logout = useMutation(trpc.auth.logout.mutationOptions());
  return useMutation({
    mutationFn: async () => {
      if (me?.kind === "installation") return closeTokenSession();
      await logout.mutateAsync(undefined).catch((error: unknown) => {
        // It was over already, which is what was wanted.
        if (errorCode(error) !== "UNAUTHENTICATED") throw error;
      });
    },
    ...leavingFor(target),
  });
}
