import { forgetDrafts } from "./draft.ts";

let leaving = false;

/** Somebody ends this page's own session: that all else is refused meanwhile is no reason to ask for a log-in. */
export const isLeaving = (): boolean => leaving;

/** What a mutation that ends the page's own session does beside it. @param target where to go afterwards. */
export function leavingFor(target: string) {
  return {
    onMutate() {
      leaving = true;
    },
    onError() {
      leaving = false;
    },
    // A full load, so that nothing of the session stays in memory.
    onSuccess() {
      forgetDrafts();
      window.location.assign(target);
    },
  };
}

/** Goes on to a page by a full load, so that the server sees the new cookie for every part of it. */
export function enter(target: string): void {
  window.location.assign(target);
}
