import { QueryCache, QueryClient } from "@tanstack/react-query";
import { errorCode } from "./api-error.ts";

/**
 * Queries fail at once instead of being retried in silence: for an operator "no answer" is a state to be
 * shown (UNKNOWN, treated as OPEN). The next poll is the retry.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    defaultOptions: {
      queries: { retry: false, networkMode: "always", refetchIntervalInBackground: false },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** The session ended (or the operator's token changed) under an open page. */
function signInAgain(error: unknown): void {
  if (errorCode(error) !== "UNAUTHENTICATED" || window.location.pathname === "/sign-in") return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
}
