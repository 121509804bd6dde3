import { forgetDrafts } from "./draft.ts";

let leaving = false;

/** True while the user ends this page's session: other requests that are refused then must not ask for a log-in. */
export const isLeaving = (): boolean => leaving;

/** Callbacks for a mutation that ends the page's own session. @param target the page to open afterwards. */
export function leavingFor(target: string) {
  return {
    onMutate() {
      leaving = true;
    },
    onError() {
      leaving = false;
    },
    // A full load, so that no data of the session stays in memory.
    onSuccess() {
      forgetDrafts();
      window.location.assign(target);
    },
  };
}

/** Opens a page by a full load, so that the server gets the new cookie for every part of it. */
export function enter(target: string): void {
  window.location.assign(target);
}
