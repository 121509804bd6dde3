import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { errorCode } from "./api-error.ts";
import { isLeaving } from "./leaving.ts";
import { withNext } from "./own-path.ts";

/**
 * Queries fail at once instead of being retried in silence: for an operator "no answer" is a state to be
 * shown (UNKNOWN, treated as OPEN). The next poll is the retry.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error) => rightsChanged(error, client) }),
    mutationCache: new MutationCache({ onError: (error) => rightsChanged(error, client) }),
    defaultOptions: {
      queries: { retry: false, networkMode: "always", refetchIntervalInBackground: false },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  return client;
}

/** The session ended under an open page, or a role was taken away: what the page offers is not right any more. */
function rightsChanged(error: unknown, client: QueryClient): void {
  const code = errorCode(error);
  if (code === "FORBIDDEN") void client.invalidateQueries({ queryKey: [["auth", "me"]] });
  if (code === "UNAUTHENTICATED" && !isLeaving()) signInAgain();
}

function signInAgain(): void {
  const { pathname, search } = window.location;
  if (pathname === "/sign-in" || pathname === "/sign-up") return;
  window.location.assign(withNext("/sign-in", pathname + search));
}
