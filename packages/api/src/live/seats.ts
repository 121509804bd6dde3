import type { Actor } from "../access/actor.ts";
import { type ApiDeps, limitsOf } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";

/** Limits the open streams of one person. The installation's token is not limited, as with calls. */
export interface Seats {
  /** @returns a function that gives the seat back; a second call does nothing. @throws ApiError TOO_MANY_REQUESTS. */
  take(actor: Actor | null): () => void;
  /** Open streams of all actors. */
  taken(): number;
}

/** Seconds until a client should try again. A guess: a seat becomes free when a tab is closed. */
const RETRY_AFTER = 10;

export function createSeats(deps: ApiDeps): Seats {
  const taken = new Map<string, number>();
  const { streams } = limitsOf(deps);
  let all = 0;
  return {
    take(actor) {
      const userId = actor?.kind === "person" ? actor.userId : undefined;
      const count = userId === undefined ? 0 : (taken.get(userId) ?? 0);
      if (count >= streams) {
        throw new ApiError(
          "TOO_MANY_REQUESTS",
          `You have ${streams} live streams open already, the most for one person. Close some pages, then try again.`,
          { retryAfterSeconds: RETRY_AFTER },
        );
      }
      if (userId !== undefined) taken.set(userId, count + 1);
      all += 1;
      let mine = true;
      return () => {
        if (!mine) return;
        mine = false;
        all -= 1;
        if (userId === undefined) return;
        const left = (taken.get(userId) ?? 1) - 1;
        if (left === 0) taken.delete(userId);
        else taken.set(userId, left);
      };
    },
    taken: () => all,
  };
}
